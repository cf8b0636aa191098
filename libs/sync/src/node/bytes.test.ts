import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { desiredOf, fileArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { openTarget } from './session.ts'

const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x00, 0xff])
const other = Buffer.from([0x89, 0x50, 0x00])
const path = '.claude/skills/logo/logo.png'
const binary = (content: Buffer, more = {}) => fileArtifact(path, content.toString('base64'), { encoding: 'base64', ...more })
const onDisk = (place: Place, at = path) => readFileSync(join(place.project, at))

it('writes bytes as they are, is in step afterwards, and changes and removes them', async () => {
  const place = makePlace()
  await place.sync(binary(bytes, { executable: true }))
  expect(onDisk(place)).toEqual(bytes)
  expect(place.mode(path) & 0o111).not.toBe(0)
  expect(openTarget(place).inStep()).toBe(true)
  expect((await place.sync(binary(bytes, { executable: true }))).done).toEqual([])
  await place.sync(binary(other))
  expect(onDisk(place)).toEqual(other)
  expect(place.mode(path) & 0o111).toBe(0)
  await place.sync()
  expect(place.list()).toEqual([])
})

it('shows bytes by their size and a part of their hash', async () => {
  const place = makePlace()
  await place.sync(binary(bytes))
  const [action] = (await openTarget(place).plan(desiredOf(binary(other)))).actions
  expect(action?.before).toMatch(/^binary, 8 bytes, sha256 [0-9a-f]{12}$/)
  expect(action?.after).toMatch(/^binary, 3 bytes, sha256 [0-9a-f]{12}$/)
})

it('shows text as text, however it was sent', async () => {
  const script = fileArtifact('.claude/skills/a/run.sh', Buffer.from('curl example.org\n').toString('base64'), { encoding: 'base64' })
  const [action] = (await openTarget(makePlace()).plan(desiredOf(script))).actions
  expect(action).toMatchObject({ after: 'curl example.org\n', runs: true })
})

it('sees bytes a person changed, and leaves them', async () => {
  const place = makePlace()
  await place.sync(binary(bytes))
  place.write(path, other)
  expect((await openTarget(place).plan(desiredOf(binary(bytes)))).actions).toMatchObject([{ action: 'drifted' }])
  await place.sync(binary(bytes))
  expect(onDisk(place)).toEqual(other)
})

it('takes note of equal bytes that were there first', async () => {
  const place = makePlace()
  place.write(path, bytes)
  expect((await place.sync(binary(bytes))).ledger.entries[`project:${path}`]).toMatchObject({ origin: 'matched' })
})

it('keeps the bytes a change takes the place of', async () => {
  const place = makePlace()
  await place.sync(binary(bytes))
  await place.sync(binary(other))
  const runs = join(place.home, 'runs', place.targetId)
  const [, last = ''] = readdirSync(runs).sort()
  const [pack = ''] = readFileSync(join(runs, last), 'utf8').split('\n')
  expect(JSON.parse(pack).undo).toMatchObject([
    { id: `project:${path}`, kind: 'file', before: bytes.toString('base64'), encoding: 'base64' },
  ])
})

it('writes the text of a supporting file byte for byte', async () => {
  const place = makePlace()
  const text = '\uFEFFone\r\ntwo\rthree'
  const file = fileArtifact('.claude/skills/a/notes.txt', text)
  await place.sync(file)
  expect(onDisk(place, file.path)).toEqual(Buffer.from(text))
  expect(openTarget(place).inStep()).toBe(true)
})

it.each([
  ['is no base64', { content: 'no base64!' }],
  ['is cut short', { content: 'AAA' }],
  ['has bits behind its end', { content: 'AB==' }],
  ['has line breaks', { content: 'AAAA\nAAAA' }],
  ['is larger than any supporting file', { content: 'A'.repeat(4 * 1024 * 1024) }],
  ['has another encoding', { content: 'AAAA', encoding: 'hex' }],
])('refuses content that %s', async (_name, damage) => {
  const plan = openTarget(makePlace()).plan(desiredOf(Object.assign(binary(bytes), damage)))
  await expect(plan).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('not complete') })
})
