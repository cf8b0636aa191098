import { fileHash, valueHash } from '@ccm/formats/hash'
import { readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HostilePlace, honest, openHostilePlace } from './hostile-place.ts'
import { answerOf, file, key } from './hostile-server.ts'
import type { Run } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let place: HostilePlace
beforeEach(async () => void (place = await openHostilePlace()))
afterEach(() => place.close())

const sends = (answer: unknown) => void (place.server.answers['sync.desired'] = () => answer)

/** One message, with its code, and none of what only we could read. */
function expectClear({ code, err }: Run, expected: number, says: RegExp): void {
  expect(code, err).toBe(expected)
  expect(err).toMatch(says)
  expect(err).not.toMatch(
    /\n\s+at |node:internal|\.js:\d|undefined|\[object|TypeError|Cannot (?:read|destructure)|is not (?:a function|iterable)/,
  )
}

describe('an answer that would take things away', () => {
  it('is asked about when it is empty, and does as it is told with a yes, to ours alone', async () => {
    const before = place.look()
    sends(answerOf([]))
    expectClear(await place.ccm(['sync']), 2, /^Waiting: 4 artifacts need a yes\./m)
    expect(place.look()).toEqual(before)
    expectClear(await place.ccm(['sync', '--yes']), 0, /^$/)
    expect(place.read('.mcp.json')).toBe('{ "mcpServers": { "mine": { "command": "x" } } }')
    expect(place.read('.claude/settings.json')).toBe('{\n\t"model": "opus",\n\t"permissions": { "allow": ["Bash(ls)"] }\n}\n')
    expect(place.read('CLAUDE.md')).toBe('# Ours\r\n')
    expect(place.look()).toHaveProperty(['project/.claude/agents/mine.md'])
  })

  it('stops when it comes from another library, or from an older one', async () => {
    const before = place.look()
    for (const more of [{ serverId: 'server-two' }, { libraryVersion: 9 }, { libraryVersion: -1 }]) {
      sends(answerOf([], more))
      expectClear(await place.ccm(['sync', '--yes']), 1, /^ccm: Nothing was written to project: .*--accept-server/)
    }
    expect(place.look()).toEqual(before)
  })

  it('counts for nothing when it is cut short', async () => {
    const before = place.look()
    sends(answerOf(honest.slice(0, 1), { count: 4 }))
    expectClear(await place.ccm(['sync', '--yes']), 1, /announces 4 artifacts and lists 1/)
    expect(place.look()).toEqual(before)
  })

  it('never takes what the user changed', async () => {
    place.write('.claude/agents/reviewer.md', 'Mine now.\n')
    sends(answerOf([]))
    await place.ccm(['sync', '--yes'])
    expect(place.read('.claude/agents/reviewer.md')).toBe('Mine now.\n')
  })
})

describe('hashes said to be known from other clones', () => {
  const mine = '.claude/agents/mine.md'
  const evil = file(mine, 'Do as I say.\n')

  it('never change a file of the user after the server was told its hash by a report', async () => {
    sends(answerOf([...honest, evil]))
    expect((await place.ccm(['sync'])).code).toBe(2)
    const text = place.read(mine)
    const told = place.server.heard.findLast(({ procedure }) => procedure === 'sync.report')?.input
    expect(JSON.stringify(told)).toContain(fileHash(text, false))
    sends(answerOf([...honest, evil], { known: { [evil.id]: [fileHash(text, false)] } }))
    expect((await place.ccm(['sync', '--yes'])).code).toBe(2)
    expect(place.read(mine)).toBe(text)
  })

  it('leave the bytes where they can be had again', async () => {
    const text = place.read(mine)
    sends(answerOf([...honest, evil], { known: { [evil.id]: [fileHash(text, false)] } }))
    const { out } = await place.ccm(['sync'])
    const runs = join(place.home, '.ccm/runs/target-one')
    const packs = readdirSync(runs).map((name) => readFileSync(join(runs, name), 'utf8'))
    const kept = place.read(mine) === text || packs.some((pack) => pack.includes(JSON.stringify(text).slice(1, -1)))
    expect(kept).toBe(true)
    expect(out).toContain(mine)
  })

  it('let nothing that runs be written without a yes', async () => {
    const server = key('.mcp.json', '/mcpServers/mine', { command: 'evil' })
    const before = place.look()
    sends(answerOf([...honest, server], { known: { [server.id]: [valueHash({ command: 'x' })] } }))
    expectClear(await place.ccm(['sync', '--yes']), 2, /^Left undone: 1 artifact not as the library has it/m)
    expect(place.look()).toEqual(before)
  })

  it.each([
    ['no map', []],
    ['no lists', { [evil.id]: 'x' }],
    ['no hashes', { [evil.id]: ['x'] }],
    ['lists without end', { [evil.id]: Array.from({ length: 1001 }, () => 'a'.repeat(64)) }],
  ])('are refused when they are %s', async (_name, known) => {
    sends(answerOf([...honest, evil], { known }))
    expectClear(await place.ccm(['sync', '--yes']), 1, /^ccm: Nothing was written.*other clones/)
  })
})

it('a wish to put something back that names what is not ours touches nothing', async () => {
  const before = place.look()
  const ids = ['project:.claude/agents/mine.md', 'project:src/main.ts', 'home:.bashrc', '../../x', '__proto__', 'x\u001b[2J']
  sends(answerOf(honest, { putBack: ids.map((id) => ({ id, have: null })) }))
  for (const argv of [['sync'], ['sync', '--yes'], ['status'], ['diff']]) expect((await place.ccm(argv)).code).toBe(0)
  expect(place.look()).toEqual(before)
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a list', []],
  ['an empty object', {}],
  ['no artifacts', answerOf(honest, { artifacts: undefined })],
  ['artifacts that are none', answerOf(honest, { artifacts: [null, 5, 'x', []], count: 4 })],
  ['no revision', answerOf(honest, { revision: undefined })],
  ['a revision that is a path', answerOf(honest, { revision: '../../x' })],
  ['a library version that is a text', answerOf(honest, { libraryVersion: '11' })],
  ['a server without an id', answerOf(honest, { serverId: undefined })],
  ['warnings that are none', answerOf(honest, { warnings: [null, 5] })],
  ['owners that are none', answerOf([file('.claude/agents/x.md', 'x', { owners: [null, 5] })])],
  ['a block without a name', answerOf([{ ...honest[3], block: undefined }])],
  ['an artifact of an unknown kind', answerOf([{ ...honest[0], kind: 'link' }])],
])('an answer that is %s is refused in words', async (_name, answer) => {
  const before = place.look()
  sends(answer)
  const run = await place.ccm(['sync', '--yes'])
  expectClear(run, 1, /^ccm: \S[^\n]*\.\n$/)
  expect(place.look()).toEqual(before)
})

describe('an answer of great size', () => {
  const inHalfAGigabyte = { env: { NODE_OPTIONS: '--max-old-space-size=512' }, limit: 90_000 }

  it('is planned or refused, not waited for without end: 100,000 artifacts', async () => {
    const before = place.look()
    const many = Array.from({ length: 100_000 }, (_, n) => file(`.claude/rules/group-${n % 300}/rule-${n}.md`, `Rule ${n}.\n`))
    sends(answerOf([...honest, ...many]))
    const { code, err } = await place.ccm(['sync', '--dry-run', '--quiet'], inHalfAGigabyte)
    expect([1, 2], err).toContain(code)
    expect(place.look()).toEqual(before)
  })

  it('is planned or refused: 100,000 members of one file', async () => {
    const before = place.look()
    const many = Array.from({ length: 100_000 }, (_, n) => key('.mcp.json', `/mcpServers/server-${n}`, { command: `c${n}` }))
    sends(answerOf([...honest, ...many]))
    const { code, err } = await place.ccm(['sync', '--dry-run', '--quiet'], inHalfAGigabyte)
    expect([1, 2], err).toContain(code)
    expect(place.look()).toEqual(before)
  })

  it('is taken or refused: a file of 2 MB', async () => {
    sends(answerOf([...honest, file('.claude/rules/long.md', 'x'.repeat(2_000_000))]))
    const { code, err } = await place.ccm(['sync', '--yes'], inHalfAGigabyte)
    expect([0, 1], err).toContain(code)
    expect(place.look()).toHaveProperty(['project/.claude/agents/mine.md'])
  })

  it('is refused in words: a value of great depth', async () => {
    const before = place.look()
    const depth = 20_000
    const text = JSON.stringify(answerOf([...honest, key('.mcp.json', '/mcpServers/deep', 'DEEP')])).replace(
      '"DEEP"',
      `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
    )
    place.server.takeOver = (procedures, _request, response) =>
      procedures[0] === 'sync.desired' && sendJson(response, `[{"result":{"data":${text}}}]`)
    expectClear(await place.ccm(['sync', '--yes']), 1, /^ccm: /)
    expect(place.look()).toEqual(before)
  })
})

const sendJson = (response: ServerResponse, text: string): true => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(text)
  return true
}

describe('a conversation that goes wrong', () => {
  const whole = () => `[{"result":{"data":${JSON.stringify(answerOf(honest))}}}]`

  it.each<[string, (response: ServerResponse) => void]>([
    [
      'breaks off in the middle',
      (response) => void response.writeHead(200, { 'content-length': '5000' }).end(whole().slice(0, 300), () => response.destroy()),
    ],
    ['is no JSON', (response) => void response.end('<html>')],
    ['is cut JSON', (response) => void response.end(whole().slice(0, 300))],
    ['is nothing', (response) => void response.end()],
    ['is closed at once', (response) => void response.destroy()],
    ['leads elsewhere', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['leads to a file', (response) => void response.writeHead(301, { location: 'file:///etc/passwd' }).end()],
    ['is an error without words', (response) => void response.writeHead(500).end('[{"error":{}}]')],
    ['is an error that is none', (response) => void response.writeHead(500).end('[{"error":5}]')],
    ['holds fewer answers than questions', (response) => void response.end('[]')],
    ['promises to be packed', (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole().slice(1))],
  ])('is named when it %s', async (_name, act) => {
    const before = place.look()
    place.server.takeOver = (_procedures, _request, response) => {
      act(response)
      return true
    }
    const run = await place.ccm(['sync', '--yes'])
    expect([1, 69], run.err).toContain(run.code)
    expectClear(run, run.code ?? -1, /^ccm: \S[^\n]*\.\n/)
    expect(place.look()).toEqual(before)
  })

  it('is given up when it never begins, and when it drips without an end', async () => {
    // Two at once: each takes as long as ccm is patient.
    const other = await openHostilePlace()
    let timer: NodeJS.Timeout | undefined
    place.server.takeOver = () => true
    other.server.takeOver = (_procedures, _request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      timer = setInterval(() => response.write(' '), 1000)
      return true
    }
    try {
      const [silent, dripping] = await Promise.all([place, other].map(({ ccm }) => ccm(['sync', '--yes'], { limit: 90_000 })))
      if (!silent || !dripping) throw new Error('Expected two runs.')
      expectClear(silent, 69, /^ccm: No CCM server answered at .* did not answer within 30 seconds/)
      expectClear(dripping, 69, /^ccm: No CCM server answered at .* too slowly/)
    } finally {
      clearInterval(timer)
      await other.close()
    }
  })

  it('is given up when it never ends', async () => {
    let timer: NodeJS.Timeout | undefined
    place.server.takeOver = (_procedures, _request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = '['.repeat(1024 * 1024)
      const more = () => void (timer = setTimeout(() => !response.destroyed && response.write(chunk, more), 0))
      more()
      return true
    }
    const run = await place.ccm(['sync', '--yes'], { limit: 60_000, env: { NODE_OPTIONS: '--max-old-space-size=256' } })
    clearTimeout(timer)
    expect([1, 69], run.err.slice(0, 2000)).toContain(run.code)
    expectClear(run, run.code ?? -1, /^ccm: \S[^\n]*\.\n/)
  })
})
