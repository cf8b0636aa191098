import { expect, it } from 'vitest'
import { desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { exceptionsOf } from '../exceptions.ts'
import { openTarget } from './session.ts'

const none = new Set<string>()
const wanted = (version: string) =>
  desiredOf(fileArtifact('a.md', version), fileArtifact('b.md', version), keyArtifact('.mcp.json', '/mcpServers/docs', version))

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
  place.write('a.md', 'mine')
  const outcome = await session.apply(plan, wanted('two'), { skip: none })
  expect(outcome.skipped).toMatchObject([{ id: 'project:a.md', path: 'a.md' }])
  expect([place.read('a.md'), place.read('b.md')]).toEqual(['mine', 'two'])
  expect(outcome.ledger.complete).toBe(false)
  expect(exceptionsOf(plan, outcome, none)).toMatchObject([{ id: 'project:a.md', state: 'failed' }])
})

it('leaves alone what a person changes right before the rename, in whole and shared files', async () => {
  const place = await synced()
  const before = openTarget(place).ledger
  const act = () => {
    place.write('a.md', 'mine')
    place.write('.mcp.json', place.read('.mcp.json').replace('"mine": 1', '"mine": 2'))
  }
  const session = openTarget({ ...place, disk: atFirstRename(place, act) })
  const outcome = await session.apply(await session.plan(wanted('two')), wanted('two'), { skip: none })
  expect(outcome.done).toEqual(['project:b.md'])
  expect(outcome.skipped.map(({ path }) => path)).toEqual(['a.md', '.mcp.json'])
  expect(place.read('a.md')).toBe('mine')
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: 2, mcpServers: { docs: 'one' } })
  expect(outcome.ledger.entries['project:a.md']).toEqual(before?.entries['project:a.md'])
  expect(place.list()).toEqual(['.mcp.json', 'a.md', 'b.md'])
  await place.sync(...wanted('two').artifacts)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: 2, mcpServers: { docs: 'two' } })
})

it('does not write over a file that appears right before the rename, and leaves no directory it made for it', async () => {
  const place = makePlace()
  const session = openTarget({ ...place, disk: atFirstRename(place, () => place.write('new/a.md', 'mine')) })
  const desired = desiredOf(fileArtifact('new/a.md', 'ours'), fileArtifact('other/b.md', 'ours'))
  const outcome = await session.apply(await session.plan(desired), desired, { skip: none })
  expect(place.read('new/a.md')).toBe('mine')
  expect(outcome.skipped).toHaveLength(1)
  expect(place.list()).toEqual(['new', 'new/a.md', 'other', 'other/b.md'])
})

it('does not remove a file a person changes right before', async () => {
  const place = await synced()
  const session = openTarget({ ...place, disk: atFirstRename(place, () => place.write('a.md', 'mine')) })
  await session.apply(await session.plan(desiredOf()), desiredOf(), { skip: none })
  expect(place.list()).toEqual(['.mcp.json', 'a.md'])
  expect(place.read('a.md')).toBe('mine')
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
  expect(place.list()).toEqual(['.mcp.json', 'a.md', 'b.md'])
  expect(place.read('a.md')).toBe('one')
  expect(openTarget(place).inStep()).toBe(true)
  await place.sync(...wanted('two').artifacts)
  expect(place.read('b.md')).toBe('two')
})

it('goes on with the other files when the system refuses one at the end', async () => {
  const place = await synced()
  const disk = disturbedDisk((operation, [, to]) => {
    if (operation === 'rename' && String(to).endsWith('a.md'))
      throw Object.assign(new Error("EBUSY: resource busy, rename 'x'"), { code: 'EBUSY' })
  })
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(wanted('two')), wanted('two'), { skip: none })
  expect(outcome.skipped).toMatchObject([{ path: 'a.md', reason: expect.stringContaining('EBUSY: resource busy') }])
  expect(place.list()).toEqual(['.mcp.json', 'a.md', 'b.md'])
  expect([place.read('a.md'), place.read('b.md')]).toEqual(['one', 'two'])
})
