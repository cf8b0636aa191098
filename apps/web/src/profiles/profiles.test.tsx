import type { Artifact } from '@ccm/contract'
import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { pageOf, profile, profileSummary, project } from '../test/server.ts'

const component = (name: string) => ({
  componentId: `component-${name}`,
  scope: 'project' as const,
  type: 'subagent' as const,
  name,
  description: '',
  enabled: true,
})
const base = profile({ id: 'profile-base', name: 'base', components: [component('reviewer'), component('auditor')] })
const web = profile({
  id: 'profile-web',
  name: 'web',
  extends: ['profile-base'],
  exclude: ['component-auditor'],
  components: [component('tester')],
  variables: { node: '22' },
})
const file = (path: string, content: string): Artifact => ({
  kind: 'file',
  id: `project:${path}`,
  root: 'project',
  path,
  owners: [],
  runs: false,
  private: false,
  content,
  executable: false,
})
const answers = {
  'profiles.get': ({ id }: Record<string, unknown>) => (id === 'profile-base' ? base : web),
  'profiles.preview': () => ({
    profile: { id: 'profile-web', name: 'web' },
    artifacts: [file('.claude/agents/reviewer.md', '# Review\n'), file('.claude/agents/tester.md', '# Test\n')],
    warnings: [],
  }),
}

it('lists profiles with what they hold and who uses them', async () => {
  open('/profiles', {
    'profiles.list': () =>
      pageOf(
        profileSummary({ extends: [{ id: 'profile-core', name: 'core' }] }),
        profileSummary({ id: 'profile-x', name: 'spare', projects: 0 }),
      ),
  })
  expect(await screen.findByRole('link', { name: 'base' })).toHaveAttribute('href', '/profiles/profile-base')
  expect(screen.getByText('core')).toBeInTheDocument()
  expect(screen.getAllByText('4 components')).toHaveLength(2)
  expect(screen.getByText('not used')).toBeInTheDocument()
})

it('shows what comes from which profile, and what is left out', async () => {
  open('/profiles/profile-web', answers)
  const excluded = (await screen.findByRole('link', { name: 'auditor' })).closest('li')
  expect(excluded).toHaveTextContent('excluded')
  expect(screen.getByRole('link', { name: 'tester' })).toBeInTheDocument()
  expect(screen.getByText('Added here')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: /Components ?2/ })).toBeInTheDocument()
})

it('shows the resulting files as a tree and the chosen one as text', async () => {
  open('/profiles/profile-web', answers)
  const tree = await screen.findByRole('tree', { name: 'Files' })
  expect(
    within(tree)
      .getAllByRole('treeitem')
      .map((item) => item.textContent),
  ).toEqual(['.claude', 'agents', 'reviewer.md', 'tester.md'])
  expect(screen.getByRole('group', { name: '.claude/agents/reviewer.md' })).toHaveTextContent('# Review')
  await userEvent.click(within(tree).getByText('tester.md'))
  expect(screen.getByRole('group', { name: '.claude/agents/tester.md' })).toHaveTextContent('# Test')
})

it('folds a folder by key and keeps one stop for Tab', async () => {
  open('/profiles/profile-web', answers)
  const tree = await screen.findByRole('tree', { name: 'Files' })
  within(tree).getByRole('treeitem', { name: '.claude' }).focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(within(tree).getAllByRole('treeitem')).toHaveLength(1)
  await userEvent.keyboard('{ArrowRight}')
  expect(
    within(tree)
      .getAllByRole('treeitem')
      .filter((item) => item.tabIndex === 0),
  ).toHaveLength(1)
})

it('lists variables and the projects that use it', async () => {
  open('/profiles/profile-web?tab=projects', {
    ...answers,
    'projects.list': ({ profile }) => (profile === 'profile-web' ? pageOf(project()) : pageOf()),
  })
  expect(await screen.findByRole('link', { name: 'storefront' })).toHaveAttribute('href', '/projects/project-shop')
  await userEvent.click(screen.getByRole('tab', { name: /Variables ?1/ }))
  expect(screen.getByText('node')).toBeInTheDocument()
  expect(screen.getByText('22')).toBeInTheDocument()
})
