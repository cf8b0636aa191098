import type { Artifact, Profile, ProfilePreview, ResolvedComponent } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { type Answers, Refusal } from '../test/answers.ts'
import { open } from '../test/open.tsx'
import { component, machine, pageOf, profile, profileSummary, project, summary } from '../test/server.ts'

// The editor's parts are many: they are read before any clock runs.
beforeAll(
  () =>
    Promise.all([
      import('./profile-page.tsx'),
      import('./profiles-page.tsx'),
      import('./contents/add-dialog.tsx'),
      import('../ui/confirm-dialog.tsx'),
    ]),
  120_000,
)

const listed = (name: string) => ({
  componentId: `component-${name}`,
  scope: 'project' as const,
  type: 'subagent' as const,
  name,
  description: '',
  enabled: true,
})
const base = profile({ id: 'profile-base', name: 'base', components: [listed('reviewer'), listed('auditor')], variables: { team: 'core' } })
const web = profile({
  id: 'profile-web',
  name: 'web',
  extends: ['profile-base'],
  exclude: ['component-auditor'],
  components: [listed('tester'), listed('writer')],
  variables: { node: '22' },
})
const file = (name: string): Artifact => ({
  kind: 'file',
  id: `project:.claude/agents/${name}.md`,
  root: 'project',
  path: `.claude/agents/${name}.md`,
  owners: [{ componentId: `component-${name}`, type: 'subagent', name, revision: 1 }],
  runs: false,
  private: false,
  content: `# The ${name}\n`,
  executable: false,
})
const resolved = (name: string, by: string): ResolvedComponent => ({
  ...listed(name),
  key: name,
  revision: 1,
  switchedOff: false,
  reasons: [{ action: 'includes', level: 'profile', id: `profile-${by}`, name: by }],
})

interface Draft {
  exclude: string[]
  extends: string[]
  components: { componentId: string }[]
}

/** As the server would: what the draft lists, and what base brings and it does not leave out. */
function preview({ draft }: { draft?: Draft }): ProfilePreview {
  const { exclude, components } = draft ?? web
  const inherited = base.components.map(({ name }) => name).filter((name) => !exclude.includes(`component-${name}`))
  const own = components.map(({ componentId }) => componentId.replace('component-', ''))
  return {
    profile: { id: 'profile-web', name: 'web' },
    artifacts: [...inherited, ...own].map(file),
    warnings: [],
    components: [...inherited.map((name) => resolved(name, 'base')), ...own.map((name) => resolved(name, 'web'))],
    leftOut: [],
  }
}

const isDraft = (value: unknown): value is Draft => typeof value === 'object' && value !== null && 'exclude' in value
/** A server that holds both profiles and keeps what is saved. */
function server(more: Answers = {}): { answers: Answers; sent: Record<string, unknown>[] } {
  const sent: Record<string, unknown>[] = []
  let saved: Profile = web
  return {
    sent,
    answers: {
      'profiles.get': ({ id }) => (id === 'profile-base' ? base : saved),
      'profiles.list': () =>
        pageOf(profileSummary({ id: 'profile-base', name: 'base' }), profileSummary({ id: 'profile-web', name: 'web', projects: 0 })),
      'profiles.preview': ({ draft }) => preview(isDraft(draft) ? { draft } : {}),
      'profiles.impact': () => ({ profiles: [], targets: [], totalTargets: 0, references: [] }),
      'components.get': ({ id }) => component({ id: String(id), name: String(id).replace('component-', ''), type: 'subagent' }),
      'profiles.update': (input) => {
        sent.push(input)
        saved = { ...saved, revision: saved.revision + 1, exclude: isDraft(input) ? input.exclude : [] }
        return saved
      },
      ...more,
    },
  }
}
const rowsOf = (list: string) =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((item) => within(item).getByRole('button', { pressed: false }).textContent)
const opened = () => screen.findByRole('list', { name: 'Components added here' })
const files = async () => within(await screen.findByRole('tree', { name: 'Files' }))

it('lists profiles with what they hold and who uses them, and acts on each', async () => {
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
  await userEvent.click(screen.getByRole('button', { name: 'More actions for spare' }))
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Open', 'Duplicate', 'Delete profile'])
})

it('shows what comes from which profile, and what is left out', async () => {
  open('/profiles/profile-web', server().answers)
  await opened()
  const excluded = screen.getByRole('button', { name: 'auditor' }).closest('li')
  expect(excluded).toHaveTextContent('excluded here')
  expect(rowsOf('Components added here')).toEqual(['tester', 'writer'])
  expect(screen.getByRole('tab', { name: /Components ?3/ })).toBeInTheDocument()
})

it('includes and excludes at once, and shows what comes of it before it is saved', async () => {
  const { answers, sent } = server()
  open('/profiles/profile-web', answers)
  await opened()
  await userEvent.click(screen.getByRole('button', { name: 'Include auditor again' }))
  expect(screen.getByText('Unsaved')).toBeInTheDocument()
  expect(await (await files()).findByText('auditor.md')).toBeInTheDocument()
  expect(screen.getByRole('treeitem', { name: /auditor\.md.*comes with this save/ })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Exclude reviewer' }))
  await userEvent.click(screen.getByRole('button', { name: 'Save rev 4' }))
  await waitFor(() => expect(sent).toMatchObject([{ id: 'profile-web', expectedRevision: 3, exclude: ['component-reviewer'] }]))
  await waitFor(() => expect(screen.queryByText('Unsaved')).not.toBeInTheDocument())
})

it('moves a row by Alt and an arrow, says its place and keeps the focus on it', async () => {
  open('/profiles/profile-web', server().answers)
  await opened()
  screen.getByRole('button', { name: 'writer' }).focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(rowsOf('Components added here')).toEqual(['writer', 'tester'])
  expect(screen.getByText('writer, 1 of 2')).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('button', { name: 'writer' })).toHaveFocus())
})

it('removes a row and takes that back', async () => {
  open('/profiles/profile-web', server().answers)
  await opened()
  await userEvent.click(screen.getByRole('button', { name: 'Remove tester' }))
  expect(rowsOf('Components added here')).toEqual(['writer'])
  await userEvent.click(await screen.findByRole('button', { name: /Undo/ }))
  expect(rowsOf('Components added here')).toEqual(['tester', 'writer'])
  expect(screen.queryByText('Unsaved')).not.toBeInTheDocument()
})

it('finds components in the library and adds several at once', async () => {
  const { answers, sent } = server({
    'components.list': () =>
      pageOf(...['tester', 'planner', 'ranker'].map((name) => summary({ id: `component-${name}`, name, type: 'subagent' }))),
  })
  open('/profiles/profile-web', answers)
  await opened()
  await userEvent.keyboard('a')
  await screen.findByRole('option', { name: /planner/ })
  expect(screen.getByRole('option', { name: /tester/ })).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('{ArrowDown}{Enter}{ArrowDown}{Enter}{Control>}{Enter}{/Control}')
  expect(rowsOf('Components added here')).toEqual(['tester', 'writer', 'planner', 'ranker'])
  await userEvent.click(screen.getByRole('button', { name: 'Save rev 4' }))
  await waitFor(() => expect(sent[0]?.['components']).toHaveLength(4))
})

it('marks the files and the lines of the component that is chosen', async () => {
  const { history } = open('/profiles/profile-web', server().answers)
  await opened()
  await files()
  await userEvent.click(screen.getByRole('button', { name: 'writer' }))
  expect(history.get()).toContain('component=component-writer')
  const shown = await screen.findByRole('group', { name: '.claude/agents/writer.md' })
  expect(shown.querySelectorAll('[data-chosen]')).toHaveLength(1)
  expect(within(shown).getByRole('link', { name: 'writer, added here' })).toHaveAttribute('href', '/components/component-writer')
})

it('says the words of the server where a chain is a circle, and keeps the last result', async () => {
  const refuse = () => {
    throw new Refusal('bad-request', 'No.', [{ path: ['extends', 1], message: '"loop" builds on this profile already.' }])
  }
  const { answers } = server({
    'profiles.list': () => pageOf(profileSummary({ id: 'profile-loop', name: 'loop' })),
    'profiles.preview': ({ draft }) => (isDraft(draft) && draft.extends.length > 1 ? refuse() : preview({})),
    'profiles.get': ({ id }) =>
      id === 'profile-base' ? base : id === 'profile-loop' ? profile({ id: 'profile-loop', name: 'loop', extends: ['profile-web'] }) : web,
    'profiles.update': refuse,
  })
  open('/profiles/profile-web?tab=settings', answers)
  const add = await screen.findByRole('combobox', { name: /build on|Extends/ })
  await userEvent.click(add)
  await userEvent.click(await screen.findByRole('option', { name: 'loop' }))
  expect((await screen.findAllByText('"loop" builds on this profile already.')).length).toBeGreaterThan(0)
  expect((await files()).getByText('tester.md')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Save rev 4' }))
  expect((await screen.findAllByText('Not saved: 1 thing to correct.')).length).toBeGreaterThan(0)
})

it('sets variables beside those it inherits', async () => {
  const { answers, sent } = server()
  open('/profiles/profile-web?tab=settings', answers)
  expect(await screen.findByText('from base')).toBeInTheDocument()
  await userEvent.type(screen.getByRole('textbox', { name: 'Value of node' }), '.1')
  await userEvent.click(screen.getByRole('button', { name: 'Save rev 4' }))
  await waitFor(() => expect(sent[0]?.['variables']).toEqual({ node: '22.1' }))
})

it('names everybody who is left without it before it is deleted', async () => {
  const removed: unknown[] = []
  const { answers } = server({
    'projects.list': () => pageOf(project()),
    'machines.list': () => pageOf(machine({ userProfile: { id: 'profile-web', name: 'web' } })),
    'profiles.remove': (input) => {
      removed.push(input)
      return { id: 'profile-web' }
    },
  })
  open('/profiles/profile-web', answers)
  await opened()
  await userEvent.click(screen.getByRole('button', { name: 'More actions for web' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete profile' }))
  const question = await screen.findByRole('alertdialog', { name: 'Delete web?' })
  expect(question).toHaveTextContent('storefront on studio')
  expect(question).toHaveTextContent('Machines left without a user profile')
  await userEvent.click(within(question).getByRole('button', { name: 'Delete profile' }))
  await waitFor(() => expect(removed).toEqual([{ id: 'profile-web', force: true }]))
})

it('shows what a revision changed, by name, and restores it', async () => {
  const said = {
    name: 'web',
    description: '',
    extends: ['profile-base'],
    exclude: [],
    variables: {},
    createdAt: '2026-11-20T09:00:00.000Z',
  }
  const restored: unknown[] = []
  const { answers } = server({
    'profiles.revisions': () =>
      pageOf(
        { ...said, revision: 3, components: [{ componentId: 'component-tester', scope: 'project' }] },
        { ...said, revision: 2, components: [] },
      ),
    'profiles.restore': (input) => {
      restored.push(input)
      return { ...web, revision: 4 }
    },
  })
  open('/profiles/profile-web?tab=revisions', answers)
  expect(await screen.findByText(/tester \(project\)/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^rev 2/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Restore rev 2' }))
  await waitFor(() => expect(restored).toEqual([{ id: 'profile-web', revision: 2, expectedRevision: 3 }]))
})

it('lists the projects, machines and profiles that use it', async () => {
  open('/profiles/profile-web?tab=used-by', {
    ...server().answers,
    'projects.list': ({ profile: id }) => (id === 'profile-web' ? pageOf(project()) : pageOf()),
    'machines.list': () => pageOf(machine({ userProfile: { id: 'profile-web', name: 'web' } })),
  })
  expect(await screen.findByRole('link', { name: 'storefront' })).toHaveAttribute('href', '/projects/project-shop')
  expect(await screen.findByRole('link', { name: 'studio' })).toHaveAttribute('href', '/machines/machine-studio')
})

it('makes a new profile and opens its editor', async () => {
  const { answers } = server({ 'profiles.create': ({ name }) => profile({ id: 'profile-web', name: String(name) }) })
  const { history } = open('/profiles/new', answers)
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'web')
  await userEvent.click(screen.getByRole('button', { name: 'Create profile' }))
  await waitFor(() => expect(history.get()).toBe('/profiles/profile-web'))
})

it('offers to restore a profile that was deleted', async () => {
  const { answers } = server({
    'profiles.get': () => {
      throw new Refusal('not-found', 'There is no such profile.')
    },
    'profiles.revisions': () => pageOf({ ...base, revision: 7, components: [] }),
  })
  open('/profiles/profile-web', answers)
  expect(await screen.findByRole('button', { name: 'Restore rev 7' })).toBeInTheDocument()
})
