import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type HostilePlace, honest, openHostilePlace } from './hostile-place.ts'
import { answerOf, block, element, file, key } from './hostile-server.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let place: HostilePlace
beforeAll(async () => void (place = await openHostilePlace()))
afterAll(() => place.close())

/** Clears a screen, sets a title, writes to the clipboard, goes up a line, turns text round, hides it, and begins a line of its own. */
const evil =
  'a\u001b[2J\u001b]0;title\u0007\u001b]52;c;ZXZpbA==\u0007\u009b1A\u202etxt.\u202c\u2066x\u2069\u200e\u200f\u061c\u2028\u2029\u0008\u007f\u0000\rb'
const forged = 'x\nDone: 99 created.\nIn step: 99 artifacts\nccm: forged'

/** What a terminal would obey. Newlines and tabs are what they are. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

const owned = (name: string) => ({ owners: [{ componentId: 'component-x', type: name, name, revision: 1 }] })

/** Artifacts that are let through, with such text wherever text may stand. */
const artifactsOf = (text: string) => [
  file('.claude/rules/x.md', `${text}\n`, owned(text)),
  file('.claude/skills/x/run.sh', `#!/bin/sh\n# ${text}\n`, { executable: true, ...owned(text) }),
  key('.mcp.json', '/mcpServers/x', { command: text, [text]: text }, owned(text)),
  key('.mcp.json', `/mcpServers/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`, { command: 'x' }, owned(text)),
  element('.claude/settings.json', '/permissions/allow', `Bash(${text})`, owned(text)),
  block('CLAUDE.md', 'x', text, owned(text)),
]

const said = (text: string) => [
  { code: 'shadowed', message: text, owner: { componentId: 'component-x', type: text, name: text, revision: 1 } },
  { code: text, message: text },
]

const commands = [
  ['sync', '--dry-run'],
  ['sync'],
  ['status'],
  ['diff'],
  ['apply', '--profile', 'base', '--dry-run'],
  ['sync', '--all', '--dry-run'],
]

function answersWith(text: string): void {
  const artifacts = [...honest, ...artifactsOf(text)]
  place.server.answers['sync.desired'] = () => answerOf(artifacts, { warnings: said(text) })
  place.server.answers['projects.get'] = () => ({ id: 'project-one', profile: { id: 'profile-base', name: text } })
  place.server.answers['profiles.list'] = () => ({ items: [{ id: 'p', name: text, description: text }], total: 1, nextCursor: null })
  place.server.answers['profiles.preview'] = () => ({ profile: { id: 'profile-base', name: text }, artifacts, warnings: said(text) })
}

it.each(commands.map((argv) => [argv.join(' '), argv] as const))(
  'ccm %s sends nothing to a terminal that it would obey',
  async (_line, argv) => {
    answersWith(evil)
    for (const flags of [[], ['--json'], ['--quiet']]) {
      const { out, err } = await place.ccm([...argv, ...flags])
      expect(out.match(obeyed), JSON.stringify(out)).toBeNull()
      expect(err.match(obeyed), JSON.stringify(err)).toBeNull()
      expect(err).not.toMatch(/TypeError|\[object|undefined/)
    }
  },
)

it.each(commands.map((argv) => [argv.join(' '), argv] as const))('ccm %s shows no line that a server made up', async (_line, argv) => {
  answersWith(forged)
  const { out, err } = await place.ccm(argv)
  expect(`\n${out}${err}`).not.toMatch(/\n(?:Done: 99|In step: 99|ccm: forged)/)
})

it.each([
  ['a message', 'Nothing was found.'],
  ['codes for terminals', evil],
])('an error of the server is printed as text: %s', async (_name, message) => {
  place.server.takeOver = (_procedures, _request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' })
    const issues = [{ path: [message, 0], message }]
    response.end(
      JSON.stringify([{ error: { message, code: -32004, data: { code: 'not-found', httpStatus: 404, path: message, issues } } }]),
    )
    return true
  }
  for (const argv of [['sync'], ['sync', '--json'], ['status'], ['list'], ['apply', '--profile', 'base', '--yes']]) {
    const { code, out, err } = await place.ccm(argv)
    expect(code).not.toBe(0)
    expect(`${out}${err}`.match(obeyed), JSON.stringify(out + err)).toBeNull()
  }
  place.server.takeOver = () => false
})

it('an id the server makes up for a target leads nowhere, and ccm works again with a better one', async () => {
  const other = join(place.base, 'neighbour')
  const before = place.look()
  place.server.answers['profiles.preview'] = () => ({ profile: { id: 'p', name: 'base' }, artifacts: [], warnings: [] })
  for (const targetId of ['../../neighbour', '/tmp/x', '', 'a/b', '.', '__proto__', `x${evil}`, 5, null, 'a'.repeat(65)]) {
    place.server.answers['projects.register'] = () => ({ id: 'project-two', targetId, name: forged, path: '/' })
    for (const argv of [
      ['apply', '--profile', 'base', '--yes', '--cwd', other],
      ['sync', '--yes', '--cwd', other],
    ]) {
      const { code, out, err } = await place.ccm(argv)
      if (targetId !== '__proto__') expect(code, `${String(targetId)} ${out}`).not.toBe(0)
      expect(err).not.toMatch(/\n\s+at |node:internal|TypeError/)
      expect(`${out}${err}`.match(obeyed)).toBeNull()
      expect(`\n${out}${err}`).not.toMatch(/\n(?:Done: 99|In step: 99|ccm: forged)/)
    }
  }
  expect(place.look()).toEqual(before)
  place.server.answers['projects.register'] = ({ name, path }) => ({ id: 'project-two', targetId: 'target-two', name, path })
  place.server.answers['sync.desired'] = () => answerOf(honest)
  const better = await place.ccm(['apply', '--profile', 'base', '--yes', '--cwd', other])
  expect(better.code, better.err).toBe(0)
  expect(existsSync(join(other, '.mcp.json'))).toBe(true)
})
