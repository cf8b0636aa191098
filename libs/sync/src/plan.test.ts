import type { Artifact } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import { exceptionsOf } from './exceptions.ts'
import type { FileState } from './files.ts'
import { buildPlan } from './plan.ts'
import { desiredOf, fileArtifact, keyArtifact } from './testing/artifacts.ts'
import { ledgerOf } from './testing/ledger.ts'
import type { Ledger, Origin } from './types.ts'

const present = (text: string, executable = false): FileState => ({ kind: 'file', bytes: Buffer.from(text), executable })

const plan = (wanted: Artifact[], ledger: Ledger | undefined, files: Record<string, FileState>, platform: NodeJS.Platform = 'linux') =>
  buildPlan({ targetId: 'target-one', desired: desiredOf(...wanted), ledger, files: new Map(Object.entries(files)), platform })

const a = (content = 'a') => fileArtifact('.claude/a.md', content)
const b = (content = 'b') => fileArtifact('.claude/b.md', content)
const numbered = (count: number) => Array.from({ length: count }, (_, n) => fileArtifact(`.claude/${n}.md`, `${n}`))
const onDisk = (files: { path: string; content: string }[]) =>
  Object.fromEntries(files.map(({ path, content }) => [`project:${path}`, present(content)]))

it('lists actions in the order of the library, removals last, and says what each would change', () => {
  const result = plan([b('new'), fileArtifact('.claude/c.md', 'c')], ledgerOf([a()], [b()]), {
    'project:.claude/a.md': present('a'),
    'project:.claude/b.md': present('b'),
  })
  expect(result.actions.map(({ action, path, before, after }) => [action, path, before, after])).toEqual([
    ['update', '.claude/b.md', 'b', 'new'],
    ['create', '.claude/c.md', undefined, 'c'],
    ['remove', '.claude/a.md', 'a', undefined],
  ])
  expect(result.counts).toEqual({ update: 1, create: 1, remove: 1 })
})

it('leaves out what is in step, but counts it', () => {
  expect(plan([a()], ledgerOf([a()]), { 'project:.claude/a.md': present('a') })).toMatchObject({
    actions: [],
    counts: { keep: 1 },
    removesMuch: false,
  })
})

it('shows members as pretty JSON', () => {
  const wanted = keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'new' })
  const was = keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'old' })
  const [action] = plan([wanted], ledgerOf([was]), { 'project:.mcp.json': present('{"mcpServers":{"docs":{"command":"old"}}}') }).actions
  expect(action).toMatchObject({ action: 'update', before: '{\n  "command": "old"\n}', after: '{\n  "command": "new"\n}' })
})

it('sees an executable bit somebody set, except on Windows', () => {
  const files = { 'project:.claude/a.md': present('a', true) }
  expect(plan([a()], ledgerOf([a()]), files).actions).toMatchObject([{ action: 'drifted' }])
  expect(plan([a()], ledgerOf([a()]), { 'project:.claude/a.md': present('a', false) }, 'win32').actions).toEqual([])
  const script = fileArtifact('.claude/a.md', 'a', { executable: true })
  expect(plan([script], ledgerOf([script]), { 'project:.claude/a.md': present('a', false) }, 'win32').actions).toEqual([])
  expect(plan([], ledgerOf([script]), { 'project:.claude/a.md': present('a', false) }, 'win32').actions).toMatchObject([
    { action: 'remove' },
  ])
})

it('lets go of a whole file that is to be shared from now on', () => {
  const shared = keyArtifact('.claude/a.json', '/a', 1)
  const whole = fileArtifact('.claude/a.json', '{}')
  const result = plan([shared], ledgerOf([whole]), { 'project:.claude/a.json': present('{}') })
  expect(result.actions.map(({ action, kind }) => [action, kind])).toEqual([
    ['create', 'key'],
    ['release', 'file'],
  ])
})

it('turns what carries a comment of a person into a conflict instead of an update, and never removes it', () => {
  const was = keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'old' })
  const wanted = keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'new' })
  const files = { 'project:.mcp.json': present('{"mcpServers":{"docs":{"command":"old" /* mine */}}}') }
  expect(plan([was], ledgerOf([was]), files).actions).toEqual([])
  expect(plan([wanted], ledgerOf([was]), files).actions).toMatchObject([{ action: 'conflict' }])
  expect(plan([], ledgerOf([was]), files).actions).toMatchObject([{ action: 'release' }])
})

it.each([
  ['all of it, were it one file', 1, 0, true],
  ['half of ten', 10, 5, false],
  ['more than half of ten', 10, 4, true],
  ['more than half, but four files', 6, 2, false],
  ['one of many', 10, 9, false],
])('asks before it removes much: %s', (_name, owned, kept, asks) => {
  const files = numbered(owned)
  expect(plan(files.slice(0, kept), ledgerOf(...files.map((file): [Artifact] => [file])), onDisk(files)).removesMuch).toBe(asks)
})

it('does not count what was there before us as ours to remove', () => {
  const files = numbered(3)
  const ledger = ledgerOf([numbered(1)[0] ?? a()], ...files.slice(1).map((file): [Artifact, Origin] => [file, 'matched']))
  expect(plan([], ledger, onDisk(files)).removesMuch).toBe(true)
})

it('names every file it cannot read and plans the rest', () => {
  const result = plan([a(), b()], undefined, {
    'project:.claude/a.md': { kind: 'refused', code: 'unreadable', message: 'a.md cannot be read.' },
  })
  expect(result.unreadable).toEqual([{ root: 'project', path: '.claude/a.md', code: 'unreadable', message: 'a.md cannot be read.' }])
  expect(result.actions).toMatchObject([{ action: 'create', path: '.claude/b.md' }])
})

it('reports a removal that needs a yes as waiting', () => {
  const result = plan([], ledgerOf([a()]), onDisk([a()]))
  expect(exceptionsOf(result, undefined, new Set(['project:.claude/a.md']))).toMatchObject([
    { id: 'project:.claude/a.md', state: 'waiting' },
  ])
})

it('reports what is not in step, each with its state', () => {
  const files = ['drifted', 'missing', 'foreign', 'waiting', 'declined', 'done'].map((name) =>
    fileArtifact(`.claude/${name}.md`, name, { runs: name === 'waiting' }),
  )
  const [drifted, missing] = files
  const result = plan(files, ledgerOf(...[drifted, missing].flatMap((file): [Artifact][] => (file ? [[file]] : []))), {
    'project:.claude/drifted.md': present('mine'),
    'project:.claude/foreign.md': present('mine'),
  })
  const outcome = { runId: '1', done: ['project:.claude/done.md'], skipped: [], notes: [], ledger: ledgerOf() }
  const exceptions = exceptionsOf(result, outcome, new Set(['project:.claude/waiting.md', 'project:.claude/declined.md']))
  expect(exceptions.map(({ id, state }) => [id, state])).toEqual([
    ['project:.claude/drifted.md', 'drifted'],
    ['project:.claude/missing.md', 'missing'],
    ['project:.claude/foreign.md', 'foreign'],
    ['project:.claude/waiting.md', 'waiting'],
    ['project:.claude/declined.md', 'outdated'],
  ])
  expect(exceptions[0]).toMatchObject({ want: artifactHash(files[0] ?? a()), last: artifactHash(files[0] ?? a()) })
})
