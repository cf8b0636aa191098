import type { Artifact, Desired } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { commitAll, makeCheckout } from '../testing/checkout.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'
const wanted = (version: string): Artifact[] => [
  fileArtifact('.claude/agents/a.md', `${version}\n`),
  keyArtifact('.mcp.json', '/mcpServers/docs', { command: version }),
  elementArtifact(settings, '/permissions/deny', 'base', 0, `Bash(${version})`),
  blockArtifact('CLAUDE.md', 'style', version),
]

/** An answer that says what other clones of the repository were ever served. */
const knowing = (now: Artifact[], ...before: Artifact[][]): Desired => ({
  ...desiredOf(...now),
  known: Object.fromEntries(now.map(({ id }, index) => [id, before.flatMap((list) => list[index] ?? []).map(artifactHash)])),
})

/** What a clone holds that another one was synced in. */
async function makeClone(...artifacts: Artifact[]) {
  const other = makePlace()
  other.write(settings, '{"permissions":{"deny":["Read(mine)"]}}')
  other.write('CLAUDE.md', '# Mine\n')
  await other.sync(...artifacts)
  const clone = makeCheckout()
  for (const path of ['.claude/agents/a.md', '.mcp.json', settings, 'CLAUDE.md']) clone.write(path, other.read(path))
  commitAll(clone)
  return clone
}

it('updates what another clone wrote, without asking, and leaves what a person wrote beside it', async () => {
  const clone = await makeClone(...wanted('one'))
  const desired = knowing(wanted('two'), wanted('zero'), wanted('one'))
  const session = openTarget(clone)
  const plan = await session.plan(desired)
  expect(plan.counts).toEqual({ update: 4 })
  const outcome = await session.apply(plan, desired, { skip: new Set() })
  expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
  expect(JSON.parse(clone.read(settings))).toEqual({ permissions: { deny: ['Read(mine)', 'Bash(two)'] } })
  expect(clone.read('.claude/agents/a.md')).toBe('two\n')
  expect(openTarget(clone).inStep()).toBe(true)
})

it('takes note of what another clone brought up to date', async () => {
  const clone = await makeClone(...wanted('two'))
  const desired = knowing(wanted('two'), wanted('one'), wanted('two'))
  expect((await openTarget(clone).plan(desired)).counts).toEqual({ adopt: 4 })
})

it('leaves what no clone wrote', async () => {
  const clone = await makeClone(...wanted('theirs'))
  const plan = await openTarget(clone).plan(knowing(wanted('two'), wanted('one')))
  expect(plan.counts).toEqual({ conflict: 3, create: 1 })
})

it.each<[string, unknown]>([
  ['a list', []],
  ['null', null],
  ['a hash without a list', { a: 'b' }],
  ['a list of something else', { a: [5] }],
  ['hashes that are none', { a: ['x'] }],
  ['a list without an end', { a: Array.from({ length: 5000 }, () => '0'.repeat(64)) }],
])('refuses %s for what other clones hold', async (_name, known) => {
  const plan = openTarget(makePlace()).plan(Object.assign(desiredOf(...wanted('one')), { known }))
  await expect(plan).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('other clones') })
})

it('finds nothing in what every object has', async () => {
  const clone = await makeClone(...wanted('one'))
  const known = Object.assign(Object.create({ 'project:.claude/agents/a.md': [artifactHash(fileArtifact('a', 'one\n'))] }))
  const plan = await openTarget(clone).plan({ ...desiredOf(fileArtifact('.claude/agents/a.md', 'two\n')), known })
  expect(plan.counts).toEqual({ conflict: 1 })
})
