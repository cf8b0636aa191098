import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { post, profileOf } from './plain-calls.ts'
import { startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const settings = (name: string, config: object) => ({ type: 'settings', name, config })

describe('a value Claude Code would drop the whole settings file for', () => {
  it('is refused when it is saved, with its key and what would happen', async () => {
    const { status, error } = await post(system.url, 'components.create', settings('wrong', { cleanupPeriodDays: 'soon' }))
    expect(status).toBe(400)
    expect(error.data.issues).toMatchObject([{ path: ['config', 'cleanupPeriodDays'] }])
    expect(error.message).toMatch(/cleanupPeriodDays/)
  })

  it('keeps a project from resolving when another version let it into the library, which is said by name', async () => {
    await profileOf(system.url, 'fine-at-first', [settings('fine', { model: 'opus' })])
    const database = new Sqlite(`${system.data}/ccm.db`)
    database.prepare(`UPDATE Component SET config = '{"cleanupPeriodDays":"soon"}', revision = 2 WHERE name = 'fine'`).run()
    database.close()
    const project = system.directory('not-resolving')
    const run = await project.ccm('apply', '--profile', 'fine-at-first', '--yes')
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/settings "fine".*cleanupPeriodDays/)
    expect(project.files()).toEqual({})
  })

  it('is refused by ccm before the first write, whatever the server says', async () => {
    await profileOf(system.url, 'lied-about', [
      settings('lied-about', { model: 'opus' }),
      { type: 'command', name: 'beside', config: { prompt: 'Hello.' } },
    ])
    const liar = await lyingServer(system.url, (text) => text.replaceAll('"value":"opus"', '"value":5'))
    const project = system.directory('refused-settings')
    const run = await project.ccm('apply', '--profile', 'lied-about', '--yes', '--server', liar.url)
    liar.close()
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/settings\.json: "model" is 5, but must be .*Claude Code would ignore the whole file/)
    expect(project.files()).toEqual({})
  })

  it('is said and kept when somebody else wrote it', async () => {
    await profileOf(system.url, 'beside-foreign', [settings('ours', { language: 'english' })])
    const project = system.directory('foreign-settings')
    const foreign = '{\n  "cleanupPeriodDays": "soon",\n  "someNewKey": true\n}\n'
    project.write('.claude/settings.json', foreign)
    const run = await project.ccm('apply', '--profile', 'beside-foreign', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(run.out + run.err).toMatch(/cleanupPeriodDays/)
    expect(run.out + run.err).toMatch(/someNewKey/)
    expect(JSON.parse(project.read('.claude/settings.json'))).toEqual({ cleanupPeriodDays: 'soon', someNewKey: true, language: 'english' })
    expect(project.read('.claude/settings.json')).toContain('"cleanupPeriodDays": "soon",\n  "someNewKey": true')
  })
})

it('names the key of a known setting that is not read from the file it goes to', async () => {
  await profileOf(system.url, 'wrong-place', [settings('spelling', { spellcheck: true })])
  const project = system.directory('wrong-place')
  const run = await project.ccm('apply', '--profile', 'wrong-place', '--yes')
  expect(run.code, run.err).toBe(0)
  expect(run.out + run.err).toMatch(/spellcheck/)
})

/** A server between ccm and the real one that changes its answers. */
async function lyingServer(url: string, change: (text: string) => string): Promise<{ url: string; close(): void }> {
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    const answer = await fetch(`${url}${req.url}`, {
      method: req.method ?? 'GET',
      headers: { 'content-type': 'application/json' },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks).toString() }),
    })
    res.writeHead(answer.status, { 'content-type': 'application/json' })
    res.end(change(await answer.text()))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void (server.close(), server.closeAllConnections()),
  }
}
