import type { ComponentPreview } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Refusal } from '../test/answers.ts'
import { open } from '../test/open.tsx'
import { component, pageOf } from '../test/server.ts'

const owner = { componentId: 'component-postgres', type: 'mcp-server' as const, name: 'postgres-ro', revision: 7 }
const preview: ComponentPreview = {
  files: [
    { path: '.mcp.json', content: '{\n  "command": "npx"\n}\n' },
    { path: '.claude/settings.local.json', content: '{ "enabled": true }\n' },
  ],
  artifacts: [
    {
      kind: 'key',
      id: 'project:.mcp.json#/mcpServers/postgres_ro',
      root: 'project',
      path: '.mcp.json',
      owners: [owner],
      runs: true,
      private: false,
      pointer: '/mcpServers/postgres_ro',
      value: {},
    },
  ],
  warnings: [{ code: 'unknown-placeholder', message: '{{schema}} has no value.', owner }],
}
const answers = { 'components.get': () => component(), 'components.preview': () => preview }

it('names the component once, with its revision, and says where one is in the title', async () => {
  open('/components/component-postgres', answers)
  expect(await screen.findByRole('heading', { level: 1, name: 'postgres-ro' })).toBeInTheDocument()
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  expect(screen.getByText('rev 7')).toBeInTheDocument()
  expect(document.title).toBe('postgres-ro · Components · CCM')
})

it('shows its name on disk, description, tags and config', async () => {
  open('/components/component-postgres', answers)
  expect(await screen.findByText('postgres_ro')).toBeInTheDocument()
  expect(screen.getByText('Read-only queries')).toBeInTheDocument()
  expect(screen.getByText('database')).toBeInTheDocument()
  expect(screen.getByRole('group', { name: 'Config, as JSON' })).toHaveTextContent('"DSN": "${PG_DSN}"')
})

it('shows the exact files it writes, one at a time', async () => {
  const { history } = open('/components/component-postgres', answers)
  const pane = await screen.findByRole('region', { name: 'What it writes' })
  expect(await within(pane).findByRole('group', { name: '.mcp.json' })).toHaveTextContent('"command": "npx"')
  expect(within(pane).getByText('1 key')).toBeInTheDocument()
  expect(within(pane).getByText('asks first')).toBeInTheDocument()
  await userEvent.click(within(pane).getByRole('button', { name: '.claude/settings.local.json' }))
  expect(within(pane).getByRole('group', { name: '.claude/settings.local.json' })).toHaveTextContent('"enabled": true')
  expect(history.get()).toBe('/components/component-postgres?file=.claude%2Fsettings.local.json')
})

it('warns below the files and says that a sync goes on', async () => {
  open('/components/component-postgres', answers)
  const warnings = await screen.findByRole('region', { name: 'Warnings' })
  expect(warnings).toHaveTextContent('1 warning')
  expect(warnings).toHaveTextContent('postgres-ro: {{schema}} has no value.')
})

it('lists who uses it and keeps the tab in the address', async () => {
  const { history } = open('/components/component-postgres', {
    ...answers,
    'components.usage': () => ({
      profiles: [{ id: 'profile-base', name: 'base' }],
      projects: [{ id: 'project-shop', name: 'storefront', machineName: 'studio' }],
    }),
  })
  await userEvent.click(await screen.findByRole('tab', { name: /Used by ?2/ }))
  expect(screen.getByRole('link', { name: 'base' })).toHaveAttribute('href', '/profiles/profile-base')
  expect(screen.getByRole('link', { name: 'storefront' })).toHaveAttribute('href', '/projects/project-shop')
  expect(screen.getByText('on studio')).toBeInTheDocument()
  expect(history.get()).toBe('/components/component-postgres?tab=used-by')
})

it('lists its revisions with what each said', async () => {
  const revision = {
    createdAt: '2026-11-22T12:00:00.000Z',
    name: 'postgres-ro',
    key: 'postgres_ro',
    config: {},
    sourceUrl: null,
    version: null,
  }
  open('/components/component-postgres?tab=revisions', {
    ...answers,
    'components.revisions': () =>
      pageOf({ ...revision, revision: 7, description: 'now' }, { ...revision, revision: 6, description: 'said before' }),
  })
  expect(await screen.findByText('rev 6')).toBeInTheDocument()
  expect(screen.getByText('current')).toBeInTheDocument()
  expect(screen.getByRole('group', { name: 'Revision 6, as JSON' })).toHaveTextContent('said before')
})

it('links a source only when it is a web address', async () => {
  open('/components/component-postgres', { ...answers, 'components.get': () => component({ sourceUrl: 'javascript:alert(1)' }) })
  await screen.findByText('postgres_ro')
  expect(screen.queryByText('javascript:alert(1)')).toBeNull()
})

it('says when there is no such component', async () => {
  open('/components/component-gone', {
    'components.get': () => {
      throw new Refusal('not-found', 'There is no component with this id.')
    },
  })
  expect(await screen.findByText('This component did not load')).toBeInTheDocument()
  expect(screen.getAllByRole('alert')[0]).toHaveTextContent('not-found')
  expect(screen.getByRole('heading', { level: 1, name: 'Component' })).toBeInTheDocument()
})

it('lists the files of a skill with what is known of each, and shows how large bytes are that are no text', async () => {
  const hash = 'a'.repeat(64)
  const files = [
    { path: 'scripts/check.sh', hash, executable: true },
    { path: 'logo.png', hash, executable: false },
    { path: 'later.txt', hash, executable: false },
  ]
  open('/components/component-notes?file=.claude/skills/notes/logo.png', {
    'components.get': () => component({ type: 'skill', name: 'notes', key: 'notes', config: { prompt: 'Write.', files } }),
    'components.preview': (): ComponentPreview => ({
      ...preview,
      artifacts: [],
      files: [
        { path: '.claude/skills/notes/SKILL.md', content: 'Write.' },
        { path: '.claude/skills/notes/scripts/check.sh', content: 'true\n', executable: true },
        { path: '.claude/skills/notes/logo.png', content: 'AP8=', encoding: 'base64' },
      ],
    }),
  })
  const listed = within(await screen.findByRole('region', { name: 'Files beside SKILL.md' }))
  const rows = () => listed.getAllByRole('listitem').map(({ textContent }) => textContent)
  await waitFor(() => expect(rows()).toEqual(['scripts/check.shexecutable5 bytes', 'logo.png2 bytes', 'later.txt']))
  const pane = within(screen.getByRole('region', { name: 'What it writes' }))
  expect(pane.getByText('binary, 2 bytes')).toBeInTheDocument()
  expect(pane.queryByRole('button', { name: /^Copy/ })).toBeNull()
})
