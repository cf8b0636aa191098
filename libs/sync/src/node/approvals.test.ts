import { expect, it } from 'vitest'
import { approvalOf, desiredOf, keyArtifact } from '../testing/artifacts.ts'
import { disturbedDisk, mortalDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { exceptionsOf } from '../exceptions.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const local = '.claude/settings.local.json'
const server = (command: string, name = 'docs') => keyArtifact('.mcp.json', `/mcpServers/${name}`, { command }, { runs: true })
const wanted = (command = 'npx') => desiredOf(approvalOf('docs'), server(command))
const none = new Set<string>()
const approvals = (place: Place): unknown => (place.exists(local) ? JSON.parse(place.read(local)).enabledMcpjsonServers : undefined)

it('is written behind the server it speaks of, wherever the library lists it', async () => {
  const place = makePlace()
  const renamed: string[] = []
  const disk = disturbedDisk((operation, [, to]) => {
    if (operation === 'rename' && String(to).startsWith(place.project)) renamed.push(String(to).slice(place.project.length + 1))
  })
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(wanted()), wanted(), { skip: none })
  expect(renamed).toEqual(['.mcp.json', local])
  expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
  expect(approvals(place)).toEqual(['docs'])
  expect(openTarget(place).inStep()).toBe(true)
})

it('is not given when a person declines the server', async () => {
  const place = makePlace()
  const session = openTarget(place)
  const plan = await session.plan(wanted())
  const skip = new Set([server('npx').id])
  const outcome = await session.apply(plan, wanted(), { skip })
  expect(place.list()).toEqual([])
  expect(outcome).toMatchObject({ done: [], ledger: { complete: false, entries: {} } })
  expect(exceptionsOf(plan, outcome, skip).map(({ state }) => state)).toEqual(['outdated', 'waiting'])
})

it('goes when a person declines a change to the server, and comes back with it', async () => {
  const place = makePlace()
  await place.sync(...wanted('npx').artifacts)
  const session = openTarget(place)
  await session.apply(await session.plan(wanted('uvx')), wanted('uvx'), { skip: new Set([server('uvx').id]) })
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { docs: { command: 'npx' } } })
  expect(place.exists(local)).toBe(false)
  await place.sync(...wanted('uvx').artifacts)
  expect(approvals(place)).toEqual(['docs'])
})

it('leaves with the server, and leaves what a person approved', async () => {
  const place = makePlace()
  place.write(local, '{"enabledMcpjsonServers":["mine"]}')
  await place.sync(...wanted().artifacts)
  expect(approvals(place)).toEqual(['mine', 'docs'])
  place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"rm"}}}')
  await place.sync(...wanted().artifacts)
  expect(approvals(place)).toEqual(['mine'])
  expect(openTarget(place).ledger?.complete).toBe(false)
  place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"npx"}}}')
  await place.sync(...wanted().artifacts)
  expect(approvals(place)).toEqual(['mine', 'docs'])
})

it('is not left for a server somebody changes between plan and apply', async () => {
  const place = makePlace()
  await place.sync(...wanted('npx').artifacts)
  const session = openTarget(place)
  const plan = await session.plan(wanted('uvx'))
  place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"rm"}}}')
  await session.apply(plan, wanted('uvx'), { skip: none })
  expect(approvals(place)).toBeUndefined()
})

it('is not given to a server somebody writes right before the renames', async () => {
  const place = makePlace()
  let acted = false
  const disk = disturbedDisk((operation) => {
    if (operation !== 'openEnd' || acted) return
    acted = true
    place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"rm"}}}')
  })
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(wanted()), wanted(), { skip: none })
  expect(outcome.done).toEqual([])
  expect(outcome.skipped.map(({ path }) => path)).toEqual(['.mcp.json', local])
  expect(place.list()).toEqual(['.mcp.json'])
})

it('is not given when a server that was in step changes right before the renames', async () => {
  const place = makePlace()
  await place.sync(server('npx'))
  let acted = false
  const disk = disturbedDisk((operation) => {
    if (operation !== 'openEnd' || acted) return
    acted = true
    place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"rm"}}}')
  })
  const session = openTarget({ ...place, disk })
  await session.apply(await session.plan(wanted()), wanted(), { skip: none })
  expect(approvals(place)).toBeUndefined()
})

it('is not given by the repair of a killed run to a server that has changed since', async () => {
  let finished = 0
  for (let changes = 1; ; changes += 1) {
    const place = makePlace()
    const session = openTarget({ ...place, disk: mortalDisk(changes) })
    const run = session.plan(wanted()).then((plan) => session.apply(plan, wanted(), { skip: none }))
    const alive = await run.then(
      () => true,
      () => false,
    )
    if (alive) break
    if (approvals(place) !== undefined) continue
    place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"rm"}}}')
    if ((await recover(place))?.outcome === 'finished') finished += 1
    expect(approvals(place), `after ${changes} changes`).toBeUndefined()
  }
  expect(finished).toBeGreaterThan(1)
})

it.each([
  ['an artifact nobody lists', { ...approvalOf('docs'), needs: 'project:.mcp.json#/mcpServers/other' }],
  ['itself', { ...approvalOf('docs'), needs: approvalOf('docs').id }],
  ['no id at all', Object.assign(approvalOf('docs'), { needs: 5 })],
])('is refused when it needs %s', async (_name, approval) => {
  const plan = openTarget(makePlace()).plan(desiredOf(server('npx'), approval))
  await expect(plan).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('needs') })
})

it('is refused in a ring', async () => {
  const one = approvalOf('one')
  const other = { ...approvalOf('other'), needs: one.id }
  const plan = openTarget(makePlace()).plan(desiredOf({ ...one, needs: other.id }, other))
  await expect(plan).rejects.toMatchObject({ code: 'forbidden' })
})
