import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, openWorld, type World } from '../testing/world.ts'

const TESTER = '.claude/agents/tester.md'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer'), agent('tester')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  await world.server.close()
})
afterEach(() => world.close())

const ledger = () => readFileSync(join(world.ccmHome, 'targets/target-1/ledger.json'), 'utf8')
const said = () => new RegExp(`No CCM server answered at ${world.server.url}: the connection was refused\\.`)

describe('without the server', () => {
  it('status compares with what the library said last, and says so', async () => {
    const { code, out, err } = await world.ccm('status')
    expect(code).toBe(0)
    expect(out).toBe(`demo  ${world.project}\n2 artifacts, server ${world.server.url}\nIn step: 2 artifacts\n`)
    expect(err).toMatch(said())
    expect(err).toMatch(/Compared with what the library said at \d{4}-\d\d-\d\d \d\d:\d\d; it may have changed since\.\n$/)
  })

  it('diff shows what was changed here', async () => {
    world.write(TESTER, 'by hand\n')
    const { code, out, err } = await world.ccm('diff')
    expect(code).toBe(2)
    expect(out).toContain('-by hand\n')
    expect(err).toMatch(said())
    const document = JSON.parse((await world.ccm('diff', '--json')).out)
    expect(document).toMatchObject({ exitCode: 2, offline: true, changes: [{ path: TESTER, state: 'drifted' }] })
    expect(Date.parse(document.since)).toBeGreaterThan(0)
  })

  it('sync says what it could not learn and what it sees, and writes nothing', async () => {
    world.write(TESTER, 'by hand\n')
    const before = ledger()
    const { code, out, err } = await world.ccm('sync')
    expect(code).toBe(69)
    expect(err).toMatch(said())
    expect(err).toMatch(/^ccm: [^\n]* Nothing was written: whether the library has changed since [^\n]* could not be learned\.\n$/)
    expect(out).toContain(`! ${TESTER}  subagent tester · changed here; left as it is`)
    expect(out).toContain('Against what it said then: 1 artifact in step, 1 changed here.')
    expect([world.read(TESTER), ledger()]).toEqual(['by hand\n', before])
  })

  it('sync puts it in its document, for the command and for the directory', async () => {
    const { code, out } = await world.ccm('sync', '--json')
    expect(code).toBe(69)
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 69,
      error: { code: 'unreachable', issues: [] },
      targets: [{ outcome: 'failed', offline: true, exitCode: 69, counts: { keep: 2 }, error: { code: 'unreachable' } }],
    })
  })

  it('sync clears away what an interrupted run had prepared', async () => {
    const runs = join(world.ccmHome, 'runs/target-1')
    mkdirSync(runs, { recursive: true })
    writeFileSync(join(runs, '000009.pending'), '')
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(69)
    expect(err).toMatch(/^An earlier run was interrupted before it wrote/)
    expect(readdirSync(runs).filter((name) => name.endsWith('.pending'))).toEqual([])
  })

  it.each(['sync', 'status', 'diff'])('%s fails as ever where nothing is known', async (command) => {
    rmSync(join(world.ccmHome, 'targets/target-1'), { recursive: true })
    const { code, out, err } = await world.ccm(command)
    expect({ code, out }).toEqual({ code: 69, out: '' })
    expect(err).toMatch(/^ccm: No CCM server answered/)
  })

  it('status of all directories still has one each', async () => {
    const { code, out } = await world.ccm('status', '--all', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ targets: [{ target: { name: 'demo' }, offline: true }] })
  })
})
