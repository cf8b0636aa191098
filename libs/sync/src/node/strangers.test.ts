import { expect, it } from 'vitest'
import { desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { exceptionsOf } from '../exceptions.ts'
import { openTarget } from './session.ts'

const none = new Set<string>()
const wanted = (version: string) =>
  desiredOf(
    fileArtifact('.claude/a.md', version),
    fileArtifact('.claude/b.md', version),
    keyArtifact('.mcp.json', '/mcpServers/docs', version),
  )

async function synced(): Promise<Place> {
  const place = makePlace()
  place.write('.mcp.json', '{ "mine": 1 }\n')
  await place.sync(...wanted('one').artifacts)
  return place
}

/** A disk on which a person does something at the last moment before the first rename of a project file. */
function atFirstRename(place: Place, act: () => void) {
  let acted = false
  return disturbedDisk((operation, [, to]) => {
    if (operation === 'openEnd' && !acted) {
      acted = true
      act()
    }
    return to
  })
}

it('leaves alone what a person changes between plan and apply', async () => {
  const place = await synced()
  const session = openTarget(place)
  const plan = await session.plan(wanted('two'))
  place.write('.claude/a.md', 'mine')
  const outcome = await session.apply(plan, wanted('two'), { skip: none })
  expect(outcome.skipped).toMatchObject([{ id: 'project:.claude/a.md', path: '.claude/a.md' }])
  expect([place.read('.claude/a.md'), place.read('.claude/b.md')]).toEqual(['mine', 'two'])
  expect(outcome.ledger.complete).toBe(false)
  expect(exceptionsOf(plan, outcome, none)).toMatchObject([{ id: 'project:.claude/a.md', state: 'failed' }])
})

it('leaves alone what a person changes right before the rename, in whole and shared files', async () => {
  const place = await synced()
  const before = openTarget(place).ledger
  const act = () => {
    place.write('.claude/a.md', 'mine')
    place.write('.mcp.json', place.read('.mcp.json').replace('"mine": 1', '"mine": 2'))
  }
  const session = openTarget({ ...place, disk: atFirstRename(place, act) })
  const outcome = await session.apply(await session.plan(wanted('two')), wanted('two'), { skip: none })
  expect(outcome.done).toEqual(['project:.claude/b.md'])
  expect(outcome.skipped.map(({ path }) => path)).toEqual(['.claude/a.md', '.mcp.json'])
  expect(place.read('.claude/a.md')).toBe('mine')
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: 2, mcpServers: { docs: 'one' } })
  expect(outcome.ledger.entries['project:.claude/a.md']).toEqual(before?.entries['project:.claude/a.md'])
  expect(place.list()).toEqual(['.claude', '.claude/a.md', '.claude/b.md', '.mcp.json'])
  await place.sync(...wanted('two').artifacts)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: 2, mcpServers: { docs: 'two' } })
})

it('does not write over a file that appears right before the rename, and leaves no directory it made for it', async () => {
  const place = makePlace()
  const session = openTarget({ ...place, disk: atFirstRename(place, () => place.write('.claude/new/a.md', 'mine')) })
  const desired = desiredOf(fileArtifact('.claude/new/a.md', 'ours'), fileArtifact('.claude/other/b.md', 'ours'))
  const outcome = await session.apply(await session.plan(desired), desired, { skip: none })
  expect(place.read('.claude/new/a.md')).toBe('mine')
  expect(outcome.skipped).toHaveLength(1)
  expect(place.list()).toEqual(['.claude', '.claude/new', '.claude/new/a.md', '.claude/other', '.claude/other/b.md'])
})

it('does not remove a file a person changes right before', async () => {
  const place = await synced()
  const session = openTarget({ ...place, disk: atFirstRename(place, () => place.write('.claude/a.md', 'mine')) })
  await session.apply(await session.plan(desiredOf()), desiredOf(), { skip: none })
  expect(place.list()).toEqual(['.claude', '.claude/a.md', '.mcp.json'])
  expect(place.read('.claude/a.md')).toBe('mine')
})

it('takes back everything when a file cannot be staged', async () => {
  const place = await synced()
  const disk = disturbedDisk((operation, [path]) => {
    if (operation === 'create' && String(path).includes('.b.md.ccm-'))
      throw Object.assign(new Error("ENOSPC: no space left on device, open 'x'"), { code: 'ENOSPC' })
  })
  const session = openTarget({ ...place, disk })
  const plan = await session.plan(wanted('two'))
  await expect(session.apply(plan, wanted('two'), { skip: none })).rejects.toMatchObject({
    message: expect.stringContaining('ENOSPC: no space left on device'),
  })
  expect(place.list()).toEqual(['.claude', '.claude/a.md', '.claude/b.md', '.mcp.json'])
  expect(place.read('.claude/a.md')).toBe('one')
  expect(openTarget(place).inStep()).toBe(true)
  await place.sync(...wanted('two').artifacts)
  expect(place.read('.claude/b.md')).toBe('two')
})

it('goes on with the other files when the system refuses one at the end', async () => {
  const place = await synced()
  const disk = disturbedDisk((operation, [, to]) => {
    if (operation === 'rename' && String(to).endsWith('.claude/a.md'))
      throw Object.assign(new Error("EBUSY: resource busy, rename 'x'"), { code: 'EBUSY' })
  })
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(wanted('two')), wanted('two'), { skip: none })
  expect(outcome.skipped).toMatchObject([{ path: '.claude/a.md', reason: expect.stringContaining('EBUSY: resource busy') }])
  expect(place.list()).toEqual(['.claude', '.claude/a.md', '.claude/b.md', '.mcp.json'])
  expect([place.read('.claude/a.md'), place.read('.claude/b.md')]).toEqual(['one', 'two'])
})
