import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type HostilePlace, honest, openHostilePlace } from './hostile-place.ts'
import { answerOf, block, element, file, key } from './hostile-server.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let place: HostilePlace
beforeAll(async () => void (place = await openHostilePlace()))
afterAll(() => place.close())

/** Every command that hears of these artifacts refuses the whole of it, in one message, and changes nothing anywhere. */
async function expectRefused(artifacts: readonly unknown[], says: RegExp): Promise<void> {
  const before = place.look()
  const all = [...honest, ...artifacts]
  place.server.answers['sync.desired'] = () => answerOf(all)
  place.server.answers['profiles.preview'] = () => ({ profile: { id: 'profile-base', name: 'base' }, artifacts: all, warnings: [] })
  for (const argv of [['sync', '--yes'], ['apply', '--profile', 'base', '--yes'], ['status']]) {
    const { code, err } = await place.ccm(argv)
    expect(code, err).toBe(1)
    expect(err).toMatch(/^ccm: Nothing was written[^\n]*\n(?:[^\n]+\n)*$/)
    expect(err).toMatch(says)
    expect(err).not.toMatch(/\n\s+at |node:internal|undefined|\[object|TypeError/)
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  }
  expect(place.look()).toEqual(before)
}

const unsafe: [string, string][] = [
  ['an absolute path', '/etc/cron.d/x'],
  ['a path that climbs', '../neighbour/.claude/agents/x.md'],
  ['a path that climbs from inside', '.claude/../../neighbour/x.md'],
  ['a part that is a dot', '.claude/./agents/x.md'],
  ['an empty part', '.claude//agents/x.md'],
  ['a drive letter', 'C:/Windows/x.md'],
  ['a drive letter behind a place', '.claude/agents/C:x.md'],
  ['backslashes', '.claude\\agents\\x.md'],
  ['backslashes that climb', '.claude/agents/..\\..\\..\\x.md'],
  ['a share', '//server/share/x.md'],
  ['a NUL', '.claude/agents/x\u0000.md'],
  ['a newline', '.claude/agents/x\ny.md'],
  ['an escape code', '.claude/agents/\u001b[2Jx.md'],
  ['a trailing dot', '.claude/agents/x.md.'],
  ['a trailing space', '.claude/agents/x.md '],
  ['a directory with a trailing dot', '.claude/agents./x.md'],
  ['a device', '.claude/agents/CON'],
  ['a device with an extension', '.claude/agents/aux.md'],
  ['a device in another case and with a digit', '.claude/rules/Com1.txt'],
  ['another stream of a file', '.claude/agents/x.md:hidden'],
  ['a hook of git', '.git/hooks/pre-commit'],
  ['a hook of git in another case', '.GIT/hooks/pre-commit'],
  ['a hook of git under its short name', 'GIT~1/hooks/pre-commit'],
  ['a hook of git behind characters a disk ignores', '.g\u200cit/hooks/pre-commit'],
  ['a git directory inside a place', '.claude/skills/x/.git/hooks/pre-commit'],
  ['a git directory in wide letters', '.claude/skills/x/．ｇｉｔ/config'],
  ['half a surrogate pair', '.claude/agents/\ud800.md'],
  ['a name longer than disks allow', `.claude/agents/${'x'.repeat(300)}.md`],
  ['a path longer than disks allow', `.claude/${'x/'.repeat(600)}x.md`],
  ['nothing', ''],
]

const foreignPlaces: [string, string][] = [
  ['a source file', 'src/main.ts'],
  ['what a package manager runs', 'package.json'],
  ['what an editor runs', '.vscode/tasks.json'],
  ['a start-up file of a shell', '.bashrc'],
  ['what the client keeps', '.claude/plugins/x.json'],
  ['what the client keeps, in another case', '.claude/Projects/x.json'],
  ['credentials', '.claude/.credentials.json'],
  ['the settings as a whole', '.claude/settings.json'],
  ['the settings in another case', '.claude/Settings.json'],
  ['the servers as a whole', '.mcp.json'],
  ['CLAUDE.md as a whole', 'CLAUDE.md'],
  ['the short name of another file', '.claude/SETTIN~1.JSO'],
]

describe('a path no honest server sends', () => {
  it.each(unsafe)('is refused: %s', (_name, path) =>
    expectRefused([file(path, 'x')], /Nothing was written, because the server's answer is refused/),
  )
  it.each(foreignPlaces)('is refused where ccm has nothing to write: %s', (_name, path) =>
    expectRefused([file(path, 'x')], /Nothing was written, because the server's answer is refused/),
  )

  it.each([
    ['a member', key('../neighbour/.mcp.json', '/mcpServers/x', {})],
    ['an element', element('.git/config.json', '/a', 'x')],
    ['a block', block('../neighbour/CLAUDE.md', 'x', 'x')],
    ['a member of a source file', key('package.json', '/scripts/postinstall', 'evil')],
    ['a block of a source file', block('src/main.ts', 'x', 'x')],
  ])('is refused in every form: %s', (_name, artifact) => expectRefused([artifact], /the server's answer is refused/))
})

describe('an id that is not the one of its artifact', () => {
  it.each([
    ['a file under the id of another', file('.claude/agents/x.md', 'x', { id: 'project:.claude/agents/mine.md' })],
    ['a file under an id of ours', file('.claude/agents/x.md', 'x', { id: 'project:.claude/agents/reviewer.md' })],
    ['a member under the id of another', key('.mcp.json', '/mcpServers/mine', {}, { id: 'project:.mcp.json#/mcpServers/x' })],
    ['an element under the id of a member', element('.claude/settings.json', '/a', 'x', { id: 'project:.claude/settings.json#/a' })],
    ['a block under the id of another', block('CLAUDE.md', 'x', 'x', { id: 'project:CLAUDE.md#block/y' })],
    ['a file of the project under an id of the home', file('.claude/agents/x.md', 'x', { id: 'home:.claude/agents/x.md' })],
    ['an id that is a prototype', file('.claude/agents/x.md', 'x', { id: '__proto__' })],
    ['the same artifact twice', honest[0]],
    ['one file in two spellings', file('.claude/agents/Reviewer.md', 'x')],
    ['a file where a directory is wanted', file('.claude/agents', 'x')],
    ['one file in two forms', key('.claude/agents/reviewer.md', '/a', 1)],
  ])('is refused: %s', (_name, artifact) => expectRefused([artifact], /the server's answer is refused/))
})

describe('what is not the project', () => {
  const home = { root: 'home' }
  it.each([
    ['a file of the user', file('.claude/agents/x.md', 'x', { ...home, id: 'home:.claude/agents/x.md' })],
    ['settings of the user', key('.claude/settings.json', '/model', 'x', { ...home, id: 'home:.claude/settings.json#/model' })],
    ["the client's file as a whole", file('.claude.json', '{}', { ...home, id: 'home:.claude.json' })],
    [
      "servers of the user in the client's file",
      key('.claude.json', '/mcpServers/x', {}, { ...home, id: 'home:.claude.json#/mcpServers/x' }),
    ],
    [
      "servers of another project in the client's file",
      key('.claude.json', '/projects/~1other/mcpServers/x', {}, { ...home, id: 'home:.claude.json#/projects/~1other/mcpServers/x' }),
    ],
    [
      "what the client trusts, in the client's file",
      key('.claude.json', '/projects/~1other/hasTrustDialogAccepted', true, {
        ...home,
        id: 'home:.claude.json#/projects/~1other/hasTrustDialogAccepted',
      }),
    ],
    ['a start-up file of a shell', file('.bashrc', 'evil', { ...home, id: 'home:.bashrc' })],
    ["ccm's own configuration", file('.ccm/config.json', '{}', { ...home, id: 'home:.ccm/config.json' })],
    ['a root nobody has', file('etc/passwd', 'x', { root: 'system', id: 'system:etc/passwd' })],
  ])('is refused: %s', async (_name, artifact) => {
    const before = place.look()
    place.server.answers['sync.desired'] = () => answerOf([...honest, artifact])
    const { code, err } = await place.ccm(['sync', '--yes'])
    expect(code, err).toBe(1)
    expect(err).toMatch(/^ccm: Nothing was written/)
    expect(place.look()).toEqual(before)
  })
})

describe('a link that leads elsewhere', () => {
  const wanted = [...honest, file('.claude/skills/x/notes.md', 'x')]

  it.each([
    ['out of the project', () => join(place.base, 'neighbour')],
    ['into the git directory', () => join(place.project, '.git/hooks')],
    ['to the home', () => place.home],
    ['nowhere', () => join(place.base, 'not-there')],
  ])('is not followed %s, wherever it stands on the way', async (_name, target) => {
    mkdirSync(join(place.project, '.claude/skills'), { recursive: true })
    symlinkSync(target(), join(place.project, '.claude/skills/x'))
    const before = place.look()
    place.server.answers['sync.desired'] = () => answerOf(wanted)
    const { code, err } = await place.ccm(['sync', '--yes'])
    const after = place.look()
    rmSync(join(place.project, '.claude/skills'), { recursive: true })
    expect(code).toBe(1)
    expect(err).toMatch(/^ccm: Nothing was written\.\n  \.claude\/skills\/x\/notes\.md: ".claude\/skills\/x" is a link/)
    expect(after).toEqual(before)
  })

  it('is not followed where the whole of .claude is one', async () => {
    renameSync(join(place.project, '.claude'), join(place.base, 'moved'))
    symlinkSync(join(place.base, 'moved'), join(place.project, '.claude'))
    const before = place.look()
    place.server.answers['sync.desired'] = () => answerOf(wanted)
    const { code, err } = await place.ccm(['sync', '--yes'])
    const after = place.look()
    rmSync(join(place.project, '.claude'))
    renameSync(join(place.base, 'moved'), join(place.project, '.claude'))
    expect(after).toEqual(before)
    expect(code).toBe(1)
    expect(err).toMatch(/"\.claude" is a link that leads out of/)
  })
})
