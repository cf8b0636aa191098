import type { Artifact, Component, ComponentRevision, Effective, Impact, Reason } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
// Loaded ahead, so that the first test does not wait for them.
import './component-page.tsx'
import './forms/mcp-server-form.tsx'
import '../ui/code/code-mirror.tsx'
import { type Answers, Refusal } from '../test/answers.ts'
import { open } from '../test/open.tsx'
import { component, pageOf, project } from '../test/server.ts'

beforeEach(() => localStorage.clear())

const noImpact: Impact = { profiles: [], targets: [], totalTargets: 0, references: [] }
const usage = {
  profiles: [{ id: 'profile-base', name: 'base' }],
  projects: [{ id: 'project-shop', name: 'storefront', machineName: 'studio' }],
}

const key = (name: string, value: Record<string, string>, owner: string): Artifact => ({
  kind: 'key',
  id: `project:.mcp.json#/mcpServers/${name}`,
  root: 'project',
  path: '.mcp.json',
  owners: [{ componentId: owner, type: 'mcp-server', name, revision: 7 }],
  runs: true,
  private: false,
  pointer: `/mcpServers/${name}`,
  value,
})

const effectiveOf = ({ id, type, name, key }: Component, reasons: Reason[] = []): Effective => ({
  components: [{ componentId: id, type, name, key, revision: 7, scope: 'project', reasons, switchedOff: false }],
  leftOut: [],
  variables: {},
  warnings: [],
  problem: null,
})

/** A server with one component that a project uses beside another one. */
const library = (of: Component = component(), answers: Answers = {}): Answers => ({
  'components.get': () => of,
  'components.impact': () => noImpact,
  'components.usage': () => usage,
  'envVars.usage': () => ({ items: [] }),
  'envVars.list': () => pageOf(),
  'projects.get': () => project(),
  'projects.effective': () => effectiveOf(of),
  'projects.preview': () => ({
    targetId: 'target-shop',
    revision: 'a'.repeat(64),
    artifacts: [
      key('wiki', { type: 'http', url: 'https://wiki.home/mcp' }, 'component-wiki'),
      key('postgres_ro', { type: 'stdio', command: 'npx' }, of.id),
    ],
    warnings: [],
  }),
  ...answers,
})

const page = (answers: Answers = library(), query = '') => open(`/components/component-postgres${query}`, answers)
const pane = async () => within(await screen.findByRole('region', { name: 'What it writes' }))
const file = async (path = '.mcp.json') => (await pane()).findByRole('group', { name: path })
const field = (name: string) => screen.findByRole('textbox', { name })
const retype = async (name: string, text: string) => {
  await userEvent.clear(await field(name))
  await userEvent.type(await field(name), text)
}
/** The JSON editor lives in a shadow tree, which queries do not see. */
const json = () => document.querySelector('[data-path="config"]')?.shadowRoot?.textContent
const save = () => userEvent.click(screen.getByRole('button', { name: /^Save/ }))

it('names the component once, with its revision, and says where one is in the title', async () => {
  page()
  expect(await screen.findByRole('heading', { level: 1, name: 'postgres-ro' })).toBeInTheDocument()
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  expect(screen.getByText('rev 7')).toBeInTheDocument()
  expect(document.title).toBe('postgres-ro · Components · CCM')
  expect(screen.queryByText('Unsaved')).toBeNull()
})

it('shows what it says in fields', async () => {
  page()
  expect(await field('Name')).toHaveValue('postgres-ro')
  expect(await field('Name on disk')).toHaveValue('postgres_ro')
  expect(await field('Description')).toHaveValue('Read-only queries')
  expect(screen.getByRole('button', { name: 'Remove database' })).toBeInTheDocument()
})

it('shows the file a project receives, others faint and the change of each key tinted', async () => {
  page()
  expect(await file()).toHaveTextContent('"url": "https://wiki.home/mcp"')
  expect((await pane()).getByText('of other components')).toBeInTheDocument()
  expect(await file()).toHaveTextContent('"DSN": "${PG_DSN}"')
  await retype('Name on disk', 'pg')
  await waitFor(async () => expect(await file()).toHaveTextContent('"pg": {'))
  const changed = (await file()).querySelectorAll('[data-mark]')
  expect([...changed].map(({ textContent }) => textContent)).toEqual([expect.stringContaining('"pg": {')])
  expect((await pane()).getByText('changes with this save')).toBeInTheDocument()
})

it('shows it alone when asked, and keeps that in the address', async () => {
  page(library(), '?from=alone')
  expect(await file()).not.toHaveTextContent('wiki')
  expect((await pane()).queryByText('of other components')).toBeNull()
})

it('shows the files with what the machine changes there by an override', async () => {
  const reasons: Reason[] = [{ action: 'modifies', level: 'machine', id: 'machine-studio', name: 'studio' }]
  page(
    library(component(), {
      'projects.effective': () => effectiveOf(component(), reasons),
      'projects.overrides.list': () => ({ items: [] }),
      'machines.overrides.list': ({ machineId }) => ({
        items: [
          {
            id: 'override-1',
            level: 'machine',
            component: { id: 'component-postgres', type: 'mcp-server', name: 'postgres-ro' },
            action: 'modify',
            scope: null,
            patch: { command: machineId === 'machine-studio' ? 'bunx' : 'deno' },
            createdAt: '2026-11-01T09:00:00.000Z',
            updatedAt: '2026-11-01T09:00:00.000Z',
          },
        ],
      }),
    }),
  )
  expect(await file()).toHaveTextContent('"command": "bunx"')
  expect((await pane()).getByText('With what studio changes by override.')).toBeInTheDocument()
})

it('keeps the last valid files while something is wrong, and says what', async () => {
  page()
  await file()
  await retype('Name on disk', 'no good')
  expect(await (await pane()).findByText('These files are from before Name on disk was changed.')).toBeInTheDocument()
  expect(await file()).toHaveTextContent('"DSN": "${PG_DSN}"')
})

it('says what a save touches, saves and is clean again', async () => {
  let stored = component()
  const sent: Record<string, unknown>[] = []
  page(
    library(component(), {
      'components.get': () => stored,
      'components.impact': () => ({
        ...noImpact,
        totalTargets: 1,
        targets: [{ targetId: 't', kind: 'project', name: 'storefront', machineName: 'studio', changes: [], total: 1, problem: null }],
      }),
      'components.update': (input) => {
        sent.push(input)
        stored = component({ description: 'For reports', revision: 8 })
        return { ...stored, secrets: [] }
      },
    }),
  )
  await retype('Description', 'For reports')
  expect(screen.getByText('Unsaved')).toBeInTheDocument()
  expect(await screen.findByText('Touches 1 project on 1 machine')).toBeInTheDocument()
  await save()
  expect(await screen.findByText('rev 8')).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText('Unsaved')).toBeNull())
  expect(sent).toMatchObject([{ id: 'component-postgres', expectedRevision: 7, description: 'For reports', key: 'postgres_ro' }])
})

it('puts a refusal at its field, counts it on the tab and takes the focus there from another tab', async () => {
  const issues = [{ path: ['name'], message: 'This name is taken.' }]
  page(
    library(component(), {
      'components.update': () => {
        throw new Refusal('already-exists', 'Taken.', issues)
      },
    }),
  )
  await retype('Name', 'taken')
  await userEvent.click(screen.getByRole('tab', { name: /Used by/ }))
  await save()
  expect(await screen.findByText('This name is taken.')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: /Form/ })).toHaveTextContent('1 to correct')
  await waitFor(async () => expect(await field('Name')).toHaveFocus())
})

it('shows the same value as JSON', async () => {
  page()
  await field('Name')
  await userEvent.click(screen.getByRole('tab', { name: 'JSON' }))
  await waitFor(() => expect(json()).toContain('"command": "npx"'))
})

it('waits with the form for JSON of an earlier visit that cannot be read, and loses nothing of it', async () => {
  const value = {
    name: 'postgres-ro',
    key: 'postgres_ro',
    description: 'Read-only queries',
    tags: ['database'],
    sourceUrl: '',
    version: '',
  }
  const { config } = component()
  const draft = { at: 1, revision: 7, base: { ...value, config }, value: { ...value, config, text: '{\n  "command": npx\n}' } }
  localStorage.setItem('ccm:draft:component:component-postgres', JSON.stringify(draft))
  page()
  await userEvent.click(await screen.findByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('The form waits for the JSON.')).toBeInTheDocument()
  expect(screen.getByText(/Line 2 cannot be read: "npx" is no value/)).toBeInTheDocument()
  await save()
  await waitFor(() => expect(json()).toContain('"command": npx'))
  expect(screen.getByRole('tab', { name: /JSON/ })).toHaveTextContent('1 to correct')
})

it('turns it off at once, without a revision', async () => {
  const sent: unknown[] = []
  let enabled = true
  page(
    library(component(), {
      'components.get': () => component({ enabled }),
      'components.mark': (input) => {
        sent.push(input)
        enabled = false
        return { changed: 1, undo: [{ ids: ['component-postgres'], enabled: true }] }
      },
    }),
  )
  await userEvent.click(await screen.findByRole('switch', { name: 'On' }))
  expect(await screen.findByRole('switch', { name: 'Off' })).toBeInTheDocument()
  expect(await screen.findByText('postgres-ro turned off.')).toBeInTheDocument()
  expect(sent).toEqual([{ changes: [{ ids: ['component-postgres'], enabled: false }] }])
})

it('deletes after naming the profiles and projects it leaves', async () => {
  const sent: unknown[] = []
  const { history } = page(library(component(), { 'components.remove': (input) => sent.push(input) && { id: 'component-postgres' } }))
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for postgres-ro' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete component' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete postgres-ro?' }))
  expect(dialog.getByText('base')).toBeInTheDocument()
  expect(dialog.getByText('storefront on studio')).toBeInTheDocument()
  expect(dialog.getByText(/1 project on 1 machine at their next sync/)).toBeInTheDocument()
  await userEvent.click(dialog.getByRole('button', { name: 'Delete component' }))
  await waitFor(() => expect(history.get()).toBe('/components'))
  expect(sent).toEqual([{ id: 'component-postgres', force: true }])
})

it('warns of what looks like a secret and moves it to a variable', async () => {
  const token = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'
  const config = { type: 'stdio', command: 'npx', env: { GITHUB_TOKEN: token } }
  const sent: unknown[] = []
  const moved = component({ revision: 8, config: { ...config, env: { GITHUB_TOKEN: '${GITHUB_TOKEN}' } } })
  let now = component({ config })
  page(
    library(now, {
      'components.get': () => now,
      'components.moveToEnvVar': (input) => {
        sent.push(input)
        now = moved
        return { ...moved, secrets: [] }
      },
    }),
  )
  const warnings = within(await screen.findByRole('region', { name: 'Warnings' }))
  await userEvent.click(await warnings.findByRole('button', { name: 'Move to a variable' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Move to a variable' }))
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('GITHUB_TOKEN')
  await userEvent.click(dialog.getByRole('button', { name: 'Move it' }))
  await waitFor(async () => expect(await file()).toHaveTextContent('"GITHUB_TOKEN": "${GITHUB_TOKEN}"'))
  expect(sent).toEqual([{ id: 'component-postgres', expectedRevision: 7, path: ['env', 'GITHUB_TOKEN'], name: 'GITHUB_TOKEN' }])
})

it('says where a name it refers to has no value, with a way to set it', async () => {
  const missing = [{ id: 'project-shop', name: 'storefront', machineName: 'thinkpad' }]
  page(
    library(component(), {
      'envVars.usage': () => ({ items: [{ name: 'PG_DSN', components: [{ id: 'c', type: 'x', name: 'y' }], missing }] }),
    }),
  )
  const warnings = await screen.findByRole('region', { name: 'Warnings' })
  await waitFor(() => expect(warnings).toHaveTextContent('PG_DSN has no value on thinkpad.'))
  expect(within(warnings).getByRole('link', { name: 'Set it' })).toHaveAttribute('href', '/variables?name=PG_DSN')
})

it('lists who uses it, in which scope and with which overrides, and keeps the tab in the address', async () => {
  const { history } = page(
    library(component(), {
      'profiles.get': () => ({ id: 'profile-base', components: [{ componentId: 'component-postgres', scope: 'local' }] }),
      'projects.list': () => pageOf(project()),
      'projects.overrides.list': () => ({
        items: [{ id: 'o', level: 'project', component: { id: 'component-postgres' }, action: 'exclude', scope: null, patch: null }],
      }),
    }),
  )
  await userEvent.click(await screen.findByRole('tab', { name: /Used by ?2/ }))
  expect(await screen.findByRole('link', { name: 'base' })).toHaveAttribute('href', '/profiles/profile-base')
  expect(screen.getAllByRole('link', { name: 'storefront' })[0]).toHaveAttribute('href', '/projects/project-shop')
  expect(await screen.findByText('local scope')).toBeInTheDocument()
  expect(screen.getByText('project, leaves it out')).toBeInTheDocument()
  expect(history.get()).toBe('/components/component-postgres?tab=used-by')
})

const row = (name: RegExp) => within(screen.getByRole('navigation', { name: 'Revisions' })).getByRole('button', { name })

const revision = (number: number, command: string): ComponentRevision => ({
  revision: number,
  createdAt: '2026-11-20T09:00:00.000Z',
  name: 'postgres-ro',
  key: 'postgres_ro',
  description: '',
  config: { type: 'stdio', command },
  sourceUrl: null,
  version: null,
})

it('compares revisions and brings an earlier one back as a new one', async () => {
  const sent: unknown[] = []
  page(
    library(component(), {
      'components.revisions': () => pageOf(revision(7, 'npx'), revision(6, 'node'), revision(5, 'deno')),
      'components.restore': (input) => sent.push(input) && { ...component({ revision: 8 }), secrets: [] },
    }),
    '?tab=revisions',
  )
  const shown = within(await screen.findByRole('region', { name: 'Rev 7' }))
  expect(shown.getByText('Added:').parentElement).toHaveTextContent('command: npx')
  expect(shown.getByText('Removed:').parentElement).toHaveTextContent('command: node')
  expect(shown.queryByRole('button', { name: /Restore/ })).toBeNull()
  await userEvent.click(row(/rev 6/))
  const older = within(await screen.findByRole('region', { name: 'Rev 6' }))
  expect(older.getByText('Removed:').parentElement).toHaveTextContent('command: deno')
  await userEvent.click(older.getByRole('button', { name: 'Restore rev 6' }))
  expect(await screen.findByText('Rev 6 restored as rev 8.')).toBeInTheDocument()
  expect(sent).toEqual([{ id: 'component-postgres', revision: 6, expectedRevision: 7 }])
})

it('asks before a restore takes the place of an edit', async () => {
  const sent: unknown[] = []
  page(
    library(component(), {
      'components.revisions': () => pageOf(revision(7, 'npx'), revision(6, 'node')),
      'components.restore': (input) => sent.push(input),
    }),
  )
  await retype('Description', 'Mine')
  await userEvent.click(screen.getByRole('tab', { name: /Revisions/ }))
  await screen.findByRole('navigation', { name: 'Revisions' })
  await userEvent.click(row(/rev 6/))
  await userEvent.click(await screen.findByRole('button', { name: 'Restore rev 6' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Restore rev 6 and discard your edit?' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Keep it' }))
  expect(sent).toEqual([])
  expect(screen.getByText('Unsaved')).toBeInTheDocument()
})

it('says so when it was deleted while it was open, and keeps what was typed', async () => {
  let gone = false
  const { queries } = page(
    library(component(), {
      'components.get': () => {
        if (gone) throw new Refusal('not-found', 'There is no component with this id.')
        return component()
      },
    }),
  )
  await retype('Description', 'Mine')
  gone = true
  await queries.invalidateQueries({ queryKey: ['components', 'get'] })
  expect(await screen.findByText('postgres-ro was deleted elsewhere.')).toBeInTheDocument()
  expect(await field('Description')).toHaveValue('Mine')
  expect(screen.getByRole('button', { name: /^Save/ })).toHaveAttribute('aria-disabled', 'true')
})

it('offers a deleted component back, and says when there never was one', async () => {
  const none = () => {
    throw new Refusal('not-found', 'There is no component with this id.')
  }
  page({ 'components.get': none, 'components.revisions': () => pageOf(revision(7, 'npx')) })
  expect(await screen.findByText('postgres-ro was deleted')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Restore rev 7' })).toBeInTheDocument()
})

it('says when there never was a component', async () => {
  const none = () => {
    throw new Refusal('not-found', 'There is no component with this id.')
  }
  page({ 'components.get': none, 'components.revisions': none })
  expect(await screen.findByText('There is no such component')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'All components' })).toHaveAttribute('href', '/components')
})

it('saves an edit that came too late as a copy', async () => {
  let current = component()
  const made: Record<string, unknown>[] = []
  const { queries, history } = page(
    library(component(), {
      'components.get': ({ id }) => (id === 'component-copy' ? component({ id: 'component-copy', name: 'postgres-ro-copy' }) : current),
      'components.create': (input) => {
        made.push(input)
        return { ...component({ id: 'component-copy', name: 'postgres-ro-copy' }), secrets: [] }
      },
    }),
  )
  await retype('Description', 'Mine')
  current = component({ description: 'Theirs', revision: 8 })
  await queries.invalidateQueries({ queryKey: ['components', 'get'] })
  expect(await screen.findByText('Rev 8 was saved on another tab.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Save mine as a copy' }))
  await waitFor(() => expect(history.get()).toBe('/components/component-copy'))
  expect(made).toMatchObject([{ name: 'postgres-ro-copy', description: 'Mine', type: 'mcp-server' }])
})
