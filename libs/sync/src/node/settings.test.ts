import type { Artifact } from '@ccm/contract'
import { expect, it } from 'vitest'
import { desiredOf, elementArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'
const key = (pointer: string, value: Artifact extends infer A ? (A extends { value: infer V } ? V : never) : never) =>
  keyArtifact(settings, pointer, value)
const deny = elementArtifact(settings, '/permissions/deny', 'base', 0, 'Read(.env)')

it('refuses a value of ours that Claude Code would drop the file for, before the first write', async () => {
  const place = makePlace()
  const desired = desiredOf(key('/cleanupPeriodDays', 'never'), deny, keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'npx' }))
  const session = openTarget(place)
  const plan = await session.plan(desired)
  expect(plan.unreadable).toMatchObject([{ path: settings, code: 'unreadable', message: expect.stringContaining('cleanupPeriodDays') }])
  await expect(session.apply(plan, desired, { skip: new Set() })).rejects.toMatchObject({
    name: 'SyncError',
    path: settings,
    message: expect.stringMatching(/^Nothing was written\..*cleanupPeriodDays/),
  })
  expect(place.list()).toEqual([])
})

it('refuses a broken element of ours by where it will stand', async () => {
  const place = makePlace()
  place.write(settings, '{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"mine"}]}]}}')
  const hook = elementArtifact(settings, '/hooks/PreToolUse', 'a', 0, { hooks: [{ type: 'command' }] })
  const plan = await openTarget(place).plan(desiredOf(hook))
  expect(plan.unreadable).toMatchObject([{ path: settings }])
  expect(plan.findings).toEqual([])
})

it('says what is wrong already with what a person wrote, keeps it, and goes on', async () => {
  const place = makePlace()
  place.write(settings, '{\n  "cleanupPeriodDays": "never",\n  "myOwnKey": 1\n}\n')
  const session = openTarget(place)
  const plan = await session.plan(desiredOf(deny))
  expect(plan.unreadable).toEqual([])
  expect(plan.findings.map(({ path, pointer, kind, ours }) => [path, pointer, kind, ours])).toEqual([
    [settings, '/cleanupPeriodDays', 'invalid', false],
    [settings, '/myOwnKey', 'unknown', false],
  ])
  const outcome = await session.apply(plan, desiredOf(deny), { skip: new Set() })
  expect(outcome.skipped).toEqual([])
  expect(JSON.parse(place.read(settings))).toEqual({ cleanupPeriodDays: 'never', myOwnKey: 1, permissions: { deny: ['Read(.env)'] } })
})

it('does not call ours what somebody else put in its place', async () => {
  const place = makePlace()
  await place.sync(key('/cleanupPeriodDays', 5))
  place.write(settings, '{"cleanupPeriodDays":"never"}')
  const plan = await openTarget(place).plan(desiredOf(key('/cleanupPeriodDays', 5), deny))
  expect(plan.unreadable).toEqual([])
  expect(plan.findings).toMatchObject([{ pointer: '/cleanupPeriodDays', kind: 'invalid', ours: false }])
})

it('says so when a comment makes Claude Code ignore the file', async () => {
  const place = makePlace()
  place.write(settings, '{\n  // mine\n  "model": "opus"\n}\n')
  const plan = await openTarget(place).plan(desiredOf(deny))
  expect(plan.findings).toMatchObject([{ pointer: '', kind: 'invalid', ours: false, message: expect.stringContaining('comment') }])
})

it('judges nothing when nothing of a settings file changes', async () => {
  const place = makePlace()
  await place.sync(deny)
  place.write(settings, '{"permissions":{"deny":["Read(.env)"]},"cleanupPeriodDays":"never"}')
  expect((await openTarget(place).plan(desiredOf(deny))).findings).toEqual([])
})

it('judges the file again as it will be without what a person declined', async () => {
  const place = makePlace()
  const desired = desiredOf(key('/statusLine/type', 'command'), key('/statusLine/command', 'date'))
  const session = openTarget(place)
  const plan = await session.plan(desired)
  expect(plan.unreadable).toEqual([])
  const skip = new Set([key('/statusLine/type', 'command').id])
  await expect(session.apply(plan, desired, { skip })).rejects.toMatchObject({ message: expect.stringContaining('statusLine') })
  expect(place.list()).toEqual([])
})
