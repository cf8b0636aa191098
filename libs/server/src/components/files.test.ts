import { createHash } from 'node:crypto'
import { MAX_SKILL_FILE_BYTES } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storedFiles } from '../library/stored-files.ts'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { pruneFiles } from './files.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const upload = (content: string, encoding?: 'base64') => server.api.components.uploadFile({ content, ...(encoding && { encoding }) })
const skill = (...hashes: string[]) =>
  aComponent('skill', 'notes', {
    config: { description: 'Takes notes', prompt: 'Do it.', files: hashes.map((hash, n) => ({ path: `f/${n}`, hash, executable: false })) },
  })
const count = () => server.ctx.db.prisma.storedFile.count()

describe('a supporting file', () => {
  const binary = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00])

  it.each([
    ['text', 'héllo\r\n', undefined, Buffer.from('héllo\r\n')],
    ['text with a byte order mark', '\uFEFFx', undefined, Buffer.from([0xef, 0xbb, 0xbf, 0x78])],
    ['nothing', '', undefined, Buffer.alloc(0)],
    ['bytes that are no text', binary.toString('base64'), 'base64', binary],
  ] as const)('of %s is kept by its bytes and given back', async (_name, content, encoding, bytes) => {
    const stored = await upload(content, encoding)
    expect(stored).toEqual({ hash: sha(bytes), size: bytes.length, ...(encoding && { encoding }) })
    expect(await server.api.components.readFile({ hash: stored.hash })).toEqual({ content, ...(encoding && { encoding }) })
    expect(server.ctx.library.files.get(stored.hash)).toEqual({ content, ...(encoding && { encoding }) })
  })

  it('is kept once, and text is text however it was sent', async () => {
    const { hash } = await upload('same')
    expect(await upload(Buffer.from('same').toString('base64'), 'base64')).toEqual({ hash, size: 4 })
    expect(await count()).toBe(1)
  })

  it('is refused when it is no base64 or larger than 1 MB', async () => {
    expect(await told(upload('not base64', 'base64'))).toMatchObject({ code: 'bad-request', issues: [{ path: ['content'] }] })
    const large = Buffer.alloc(MAX_SKILL_FILE_BYTES + 1, 0xff).toString('base64')
    expect(await told(upload(large, 'base64'))).toMatchObject({ code: 'too-large' })
    expect(await count()).toBe(0)
  })

  it('that is not kept is not found', async () => {
    expect(await told(server.api.components.readFile({ hash: sha('x') }))).toMatchObject({ code: 'not-found' })
    expect(server.ctx.library.files.get(sha('x'))).toBeUndefined()
  })
})

describe('a skill', () => {
  it('is saved only when each of its files was uploaded', async () => {
    const { hash } = await upload('one')
    expect(await told(server.api.components.create(skill(hash, sha('missing'))))).toMatchObject({
      code: 'bad-request',
      issues: [{ path: ['config', 'files', 1, 'hash'] }],
    })
    const { id } = await server.api.components.create(skill(hash))
    expect(await told(server.api.components.update({ id, expectedRevision: 1, config: skill(sha('missing')).config }))).toMatchObject({
      code: 'bad-request',
      issues: [{ path: ['config', 'files', 0, 'hash'] }],
    })
  })

  it('has at most 5 MB of files in all', async () => {
    const hashes = []
    for (let byte = 0; byte < 6; byte += 1) {
      hashes.push((await upload(Buffer.alloc(MAX_SKILL_FILE_BYTES - byte, 0xff).toString('base64'), 'base64')).hash)
    }
    expect(await told(server.api.components.create(skill(...hashes)))).toMatchObject({
      code: 'bad-request',
      issues: [{ path: ['config', 'files'], message: expect.stringContaining('5 MB') }],
    })
    expect(await server.api.components.create(skill(...hashes.slice(0, 5)))).toMatchObject({ revision: 1 })
  })

  it('is written with its files, bytes and text', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00])
    const { id } = await server.api.components.create(
      skill((await upload('#!/bin/sh\n')).hash, (await upload(bytes.toString('base64'), 'base64')).hash),
    )
    const { files } = await server.api.components.preview({ id })
    expect(files.map(({ path, content, encoding }) => [path, content, encoding]).slice(1)).toEqual([
      ['.claude/skills/notes/f/0', '#!/bin/sh\n', undefined],
      ['.claude/skills/notes/f/1', bytes.toString('base64'), 'base64'],
    ])
  })
})

describe('files that no revision refers to', () => {
  const dayLater = () => ({
    db: server.ctx.db,
    library: server.ctx.library,
    now: () => new Date(server.ctx.now().getTime() + 25 * 60 * 60 * 1000),
  })

  it('go after a day; those of any revision stay', async () => {
    const old = await upload('old')
    const { id } = await server.api.components.create(skill(old.hash))
    const current = await upload('current')
    await server.api.components.update({ id, expectedRevision: 1, config: skill(current.hash).config })
    const unused = await upload('unused')
    expect(await pruneFiles(server.ctx)).toBe(0)
    expect(await pruneFiles(dayLater())).toBe(1)
    expect(await told(server.api.components.readFile({ hash: unused.hash }))).toMatchObject({ code: 'not-found' })
    await server.api.components.remove({ id })
    expect(await pruneFiles(dayLater())).toBe(0)
    expect(await server.api.components.restore({ id, revision: 1 })).toMatchObject({ config: { files: [{ hash: old.hash }] } })
  })
})

it('remembers contents up to a number of bytes, those used last', async () => {
  const [one, two] = [await upload('a'.repeat(60)), await upload('b'.repeat(60))]
  const asked: string[] = []
  const { read } = server.ctx.db
  const source = storedFiles({ ...read, get: (sql, ...values) => (asked.push(String(values[0])), read.get(sql, ...values)) }, 100)
  for (const hash of [one.hash, one.hash, two.hash, two.hash, one.hash]) source.get(hash)
  expect(asked).toEqual([one.hash, two.hash, one.hash])
})
