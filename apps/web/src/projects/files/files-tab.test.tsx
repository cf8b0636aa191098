import type { Artifact, Difference, StandingException, TargetPreview } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { type Answers, Refusal } from '../../test/answers.ts'
import { open } from '../../test/open.tsx'
import { component, project, status } from '../../test/server.ts'
// Loaded before the first test, which would wait for it otherwise.
import '../project-page.tsx'

const hash = (letter: string) => letter.repeat(64)
const owner = { componentId: 'component-rules', type: 'claude-md' as const, name: 'rules', revision: 7 }
const rulesId = 'project:CLAUDE.md#block/rules'
const agentId = 'project:.claude/agents/reviewer.md'

const standing = (id: string, changes: Partial<StandingException> = {}): StandingException => ({
  id,
  state: 'drifted',
  want: hash('a'),
  last: hash('a'),
  have: hash('b'),
  hasText: true,
  putBack: false,
  since: null,
  ...changes,
})
const far = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`)
const library = far.join('\n')
const disk = far.map((line) => (line === 'line 2' ? 'line two' : line === 'line 18' ? 'line eighteen' : line)).join('\n')
const difference = (id: string, changes: Partial<Difference> = {}): Difference => ({
  id,
  state: 'drifted',
  have: hash('b'),
  disk,
  library,
  written: library,
  path: id === rulesId ? 'CLAUDE.md' : '.claude/agents/reviewer.md',
  kind: id === rulesId ? 'block' : 'file',
  since: null,
  owners: [owner],
  putBack: false,
  takeProblem: null,
  keepProblem: null,
  ...changes,
})
const artifacts: Artifact[] = [
  {
    kind: 'block',
    id: rulesId,
    root: 'project',
    path: 'CLAUDE.md',
    owners: [owner],
    runs: false,
    private: false,
    block: 'rules',
    content: library,
  },
  {
    kind: 'file',
    id: 'project:.claude/commands/ship.md',
    root: 'project',
    path: '.claude/commands/ship.md',
    owners: [{ ...owner, componentId: 'component-ship', name: 'ship' }],
    runs: false,
    private: false,
    content: 'Ship it.\n',
    executable: false,
  },
]

/** A server with one project in which two artifacts were edited, as it stands after each act. */
function edited(answers: Answers = {}, changes: Partial<Difference> = {}) {
  const sent: [string, Record<string, unknown>][] = []
  const note = (name: string, answer: unknown) => (input: Record<string, unknown>) => {
    sent.push([name, input])
    return answer
  }
  open(`/projects/project-shop?file=${encodeURIComponent(rulesId)}`, {
    'projects.get': () => project({ state: 'drifted' }),
    'projects.preview': (): TargetPreview => ({ targetId: 'target-shop', revision: hash('a'), artifacts, warnings: [] }),
    'projects.overrides.list': () => ({ items: [] }),
    'sync.status': () => status({ state: 'drifted', exceptions: [standing(rulesId), standing(agentId)] }),
    'sync.difference': ({ id }) => (id === rulesId ? difference(rulesId, changes) : difference(agentId)),
    'components.usage': () => ({
      profiles: [],
      projects: ['project-shop', 'project-docs', 'project-api'].map((id) => ({ id, name: id, machineName: 'studio' })),
    }),
    'sync.take': note('take', { ...component({ id: owner.componentId, name: 'rules', revision: 8 }), secrets: [] }),
    'sync.keep': note('keep', { component: { id: owner.componentId, type: 'claude-md', name: 'rules' }, action: 'modify' }),
    'sync.putBack': note('put back', {}),
    ...answers,
  })
  return sent
}

/** What the right pane is about. */
const shows = (path: string) => waitFor(() => expect(document.querySelector('[data-pane-title]')).toHaveTextContent(path))
const bar = () => screen.findByRole('group', { name: 'Decide' })
const press = async (name: string | RegExp) => userEvent.click(within(await bar()).getByRole('button', { name }))

it('says which component a take would change and how many other projects get it', async () => {
  edited()
  await waitFor(async () => expect(await bar()).toHaveTextContent('Taken, it is rev 8 of rules, which 2 other projects get too.'))
})

it('takes the whole edit, as it was seen, and goes on to the next one', async () => {
  const sent = edited()
  await press('Take into library')
  await waitFor(() => expect(sent).toEqual([['take', { targetId: 'target-shop', id: rulesId, have: hash('b'), expectedRevision: 7 }]]))
  expect(await screen.findByText('Taken into the library: rules is rev 8.')).toBeInTheDocument()
  await shows('.claude/agents/reviewer.md')
})

it('titles what changed in a shared JSON file by the key it stands in', async () => {
  const server = (command: string) => JSON.stringify({ type: 'stdio', command, args: ['-y'] }, null, 2)
  const part = { id: 'project:.mcp.json#/mcpServers/docs', kind: 'key' as const, path: '.mcp.json' }
  edited({}, { ...part, library: server('npx'), written: server('npx'), disk: server('bunx') })
  expect(await screen.findByText('mcpServers.docs.command')).toBeInTheDocument()
})

it('takes only the hunks that are chosen', async () => {
  const sent = edited()
  await screen.findAllByRole('region', { name: /^Lines/ })
  await userEvent.click(screen.getByRole('checkbox', { name: /Choose lines 15 to 20/ }))
  await press('Take 1 of 2 into library')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.[1].text).toBe(library.replace('line 2\n', 'line two\n'))
})

it('takes one hunk by the button at it, and keeps another for this project', async () => {
  const sent = edited()
  await userEvent.click(await screen.findByRole('button', { name: 'Take into library, lines 1 to 5' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual(['take', expect.objectContaining({ text: library.replace('line 2\n', 'line two\n') })])
})

it('asks the machine to put it back, and withdraws that', async () => {
  const sent = edited()
  await press('Put back')
  await waitFor(() => expect(sent).toEqual([['put back', { targetId: 'target-shop', id: rulesId, have: hash('b') }]]))
  expect(await screen.findByText('To be put back: ccm sync asks for a yes on that machine.')).toBeInTheDocument()
})

it('offers to withdraw what is to be put back', async () => {
  const sent = edited({}, { putBack: true })
  await press('Withdraw')
  await waitFor(() => expect(sent[0]?.[1]).toMatchObject({ withdraw: true }))
})

it('says at the button why an edit cannot be taken', async () => {
  edited({}, { disk: null, have: null, state: 'missing', takeProblem: 'It was deleted there.' })
  const take = within(await bar()).getByRole('button', { name: 'Take into library' })
  expect(take).toHaveAttribute('aria-disabled', 'true')
  expect(take).toHaveAccessibleDescription('It was deleted there.')
  expect(within(await bar()).getByRole('button', { name: 'Keep it deleted here' })).not.toHaveAttribute('aria-disabled')
})

it('looks again when another report came meanwhile, and says so', async () => {
  let asked = 0
  edited({
    'sync.difference': ({ id }) => {
      asked += 1
      return difference(String(id))
    },
    'sync.take': () => {
      throw new Refusal('stale', 'Nothing was done: "storefront" has reported since.')
    },
  })
  await bar()
  const before = asked
  await press('Take into library')
  expect(await screen.findByRole('alert')).toHaveTextContent('has reported since')
  await waitFor(() => expect(asked).toBeGreaterThan(before))
})

it('has a place that both sides changed decided before anything is sent', async () => {
  const theirs = library.replace('line 2\n', 'line 2 of the library\n').replace('line 10\n', 'line ten\n')
  const sent = edited({}, { state: 'conflict', library: theirs, written: library, disk })
  const take = within(await bar()).getByRole('button', { name: /^Take/ })
  expect(take).toHaveAccessibleDescription(/Choose at each place/)
  await userEvent.click(await screen.findByRole('radio', { name: 'On disk' }))
  await press('Take the result into library')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.[1].text).toBe(disk.replace('line 10\n', 'line ten\n'))
})

it('shows what changes that fit together come to, and takes that', async () => {
  const theirs = library.replace('line 10\n', 'line ten\n')
  const sent = edited({}, { library: theirs, written: library, disk })
  expect(await screen.findByText(/the changes fit together/)).toBeInTheDocument()
  await press('Take the result into library')
  await waitFor(() => expect(sent[0]?.[1].text).toBe(disk.replace('line 10\n', 'line ten\n')))
})

it('compares any two of library, last written and disk', async () => {
  edited({}, { written: 'an older text' })
  const tiles = await screen.findByRole('group', { name: 'Versions to compare' })
  await userEvent.click(await screen.findByRole('radio', { name: 'Compare' }))
  expect(within(tiles).getByRole('button', { name: /^Library/, pressed: true })).toBeInTheDocument()
  await userEvent.click(within(tiles).getByRole('button', { name: /^Last written/ }))
  expect(within(tiles).getByRole('button', { name: /^Library/ })).toHaveAttribute('aria-pressed', 'false')
  expect(screen.getByText('From last written to on disk')).toBeInTheDocument()
})

it('says why a text is not shown', async () => {
  edited({}, { disk: null })
  expect(await screen.findByText(/What stands on disk was not reported: it is private, no text, or longer than 64 KB/)).toBeInTheDocument()
})

it('says that a masked secret stays where it is', async () => {
  edited({}, { disk: `${disk}\ntoken ‹secret 1›` })
  expect(await screen.findByText('A secret in it is masked.')).toBeInTheDocument()
})

it('goes from artifact to artifact with J and K', async () => {
  edited()
  await shows('CLAUDE.md')
  await userEvent.keyboard('k')
  await shows('.claude/agents/reviewer.md')
  await userEvent.keyboard('jj')
  await shows('.claude/commands/ship.md')
  expect(screen.getByText('Ship it.')).toBeInTheDocument()
})

it('shows a file that is in step with the component that wrote each line', async () => {
  edited()
  await userEvent.click(await screen.findByRole('link', { name: /ship\.md/ }))
  expect(await screen.findByText('Ship it.')).toBeInTheDocument()
  expect(screen.getAllByRole('link', { name: /ship/ }).some((link) => link.getAttribute('href') === '/components/component-ship')).toBe(
    true,
  )
})
