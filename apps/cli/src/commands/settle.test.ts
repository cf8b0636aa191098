import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Interrupted } from '../errors.ts'
import { runChild } from '../exec/run-child.ts'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

const REVIEWER = '.claude/agents/reviewer.md'
const TESTER = '.claude/agents/tester.md'
const text = (...lines: string[]) => `---\nname: reviewer\n---\n\n${lines.join('\n')}\n`
const AGREED = text('one', 'two', 'three', 'four', 'five')
const MINE = text('one', 'two', 'three by hand', 'four', 'five')
const THEIRS = text('one', 'two', 'three anew', 'four', 'five')

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer', AGREED), agent('tester', AGREED)]
  expect((await world.ccm('apply', '--profile', 'essentials', '--yes')).code).toBe(0)
  world.server.reports.length = 0
})
afterEach(() => world.close())

/** The library moves on; the project has what a person made of it. */
function library(...contents: string[]) {
  world.server.libraryVersion++
  world.server.artifacts = contents.map((content, index) => agent(['reviewer', 'tester'][index] ?? 'third', content))
}
const conflict = () => {
  world.write(REVIEWER, MINE)
  library(THEIRS, AGREED)
}
const changesOf = async (...argv: string[]) => JSON.parse((await world.ccm(...argv, '--json')).out).targets[0].changes

describe('what fits together', () => {
  beforeEach(() => {
    world.write(REVIEWER, MINE)
    library(text('one anew', 'two', 'three', 'four', 'five'), AGREED)
  })

  it('is shown as such, and merged without a question', async () => {
    world.answers = []
    const { code, out } = await world.ccm('sync')
    expect(out).toBe(
      `  ± ${REVIEWER}  subagent reviewer · changed here and in the library; fits together\nDone: 1 merged. 1 artifact in step before.\n`,
    )
    expect(code).toBe(0)
    expect(world.read(REVIEWER)).toBe(text('one anew', 'two', 'three by hand', 'four', 'five'))
    expect(world.server.reports).toMatchObject([{ exceptions: [], counts: { merge: 1 } }])
  })

  it('is not merged where a side is named for it', async () => {
    expect((await world.ccm('sync', `--mine=${REVIEWER}`)).code).toBe(0)
    expect(world.read(REVIEWER)).toBe(MINE)
  })

  it('is what status calls a merge', async () => {
    const { code, out } = await world.ccm('status')
    expect(code).toBe(2)
    expect(out).toContain(`  merge     ${REVIEWER}  changed here and in the library; fits together, the next sync merges it`)
  })
})

describe('a conflict at a terminal', () => {
  beforeEach(conflict)

  it('shows what changed on either side, and keeps mine without asking again', async () => {
    world.answers = ['mine']
    const { code, out, err } = await world.ccm('sync')
    expect(world.asked).toEqual([`What should ${REVIEWER} be?`])
    expect(err).toContain('Changed here:\n')
    expect(err).toContain('-three\n+three by hand\n')
    expect(err).toContain('Changed in the library:\n')
    expect(err).toContain('-three\n+three anew\n')
    expect(out).toContain('Done: 1 kept as here.')
    expect(code).toBe(0)
    expect(world.read(REVIEWER)).toBe(MINE)
    expect(world.server.reports).toMatchObject([{ exceptions: [] }])
    expect((await world.ccm('sync')).out).toBe('In step: 2 artifacts\n')
    library(text('another'), AGREED)
    world.answers = ['skip']
    expect((await world.ccm('sync')).code).toBe(2)
  })

  it("takes the library's", async () => {
    world.answers = ['theirs']
    const { code, out } = await world.ccm('sync')
    expect(out).toContain('Done: 1 taken from the library.')
    expect(code).toBe(0)
    expect(world.read(REVIEWER)).toBe(THEIRS)
  })

  it.each(['skip', 'rest', 'something else'])('is left as it is after "%s", and asked for again', async (answer) => {
    world.answers = [answer]
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(err).toContain('"ccm sync" at a terminal asks what to do; --mine or --theirs settle it elsewhere.')
    expect(world.read(REVIEWER)).toBe(MINE)
    world.answers = ['theirs']
    expect((await world.ccm('sync')).code).toBe(0)
  })

  it('is skipped by leaving the question, and so are those to come', async () => {
    world.write(TESTER, MINE)
    library(THEIRS, THEIRS, text('new'))
    world.answers = []
    world.onQuestion = () => {
      throw new Interrupted('Stopped.')
    }
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(world.asked).toEqual([`(1 of 2) What should ${REVIEWER} be?`])
    expect(err).toContain('Skipped this one and the rest.')
    expect(world.read('.claude/agents/third.md')).toBe(text('new'))
  })

  it('counts an answer only for what the person saw', async () => {
    world.answers = ['theirs', 'skip']
    world.onQuestion = () => {
      if (world.asked.length === 1) world.write(REVIEWER, MINE.replace('by hand', 'by hand, again'))
    }
    expect((await world.ccm('sync')).code).toBe(2)
    expect(world.asked).toHaveLength(2)
    expect(world.read(REVIEWER)).toContain('by hand, again')
  })

  it('keeps the answers to others when one changed meanwhile', async () => {
    world.write(TESTER, MINE)
    library(THEIRS, THEIRS)
    world.answers = ['theirs', 'theirs', 'mine']
    world.onQuestion = () => {
      if (world.asked.length === 2) world.write(TESTER, MINE.replace('by hand', 'by hand, again'))
    }
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.asked).toEqual([`(1 of 2) What should ${REVIEWER} be?`, `(2 of 2) What should ${TESTER} be?`, `What should ${TESTER} be?`])
    expect(world.read(REVIEWER)).toBe(THEIRS)
    expect(world.read(TESTER)).toContain('by hand, again')
  })

  it('brings nothing back that was deleted here, unless that is wanted', async () => {
    rmSync(join(world.project, REVIEWER))
    world.answers = ['mine']
    expect((await world.ccm('sync')).code).toBe(0)
    expect(existsSync(join(world.project, REVIEWER))).toBe(false)
    expect((await world.ccm('sync')).out).toBe('In step: 2 artifacts\n')
    library(text('another'), AGREED)
    world.answers = ['theirs']
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.read(REVIEWER)).toBe(text('another'))
  })

  it('is not asked where nobody can be, nor with --yes', async () => {
    expect((await world.ccm('sync')).code).toBe(2)
    world.answers = []
    expect((await world.ccm('sync', '--yes')).code).toBe(2)
    expect(world.read(REVIEWER)).toBe(MINE)
  })

  it('is asked of what was there before a directory got its profile', async () => {
    world.write('.claude/agents/third.md', 'mine\n')
    library(AGREED, AGREED, text('theirs'))
    world.write(REVIEWER, AGREED)
    world.answers = [true, 'theirs']
    expect((await world.ccm('apply', '--profile', 'essentials')).code).toBe(0)
    expect(world.read('.claude/agents/third.md')).toBe(text('theirs'))
  })

  it('masks what looks like a secret', async () => {
    world.write(REVIEWER, MINE.replace('by hand', 'token ghp_0123456789abcdefghijABCDEFGHIJ012345'))
    world.answers = ['skip']
    const { err } = await world.ccm('sync')
    expect(err).toContain('+three token ‹secret 1›')
    expect(err).not.toContain('ghp_')
  })
})

describe('an editor', () => {
  const seen = { mode: 0, directory: '', directoryMode: 0 }
  /** A real program: a script that does to the file what it is told. */
  const editor = (script: string) => {
    const path = join(world.home, 'editor.sh')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
    world.env = { ...world.env, EDITOR: `${path} --wait`, PATH: process.env.PATH }
    world.onProgram = (program) => {
      const file = program.args.at(-1) ?? ''
      seen.directory = dirname(file)
      seen.mode = statSync(file).mode & 0o777
      seen.directoryMode = statSync(seen.directory).mode & 0o777
      return runChild(program, process, false)
    }
  }
  beforeEach(conflict)

  it('gets both sides between markers in a file nobody else reads, and its text is written', async () => {
    editor(`grep -q '<<<<<<<' "$2" || exit 9\nsed -i -e '/^<<<<<<</d' -e '/^=======/d' -e '/^>>>>>>>/d' "$2"`)
    world.answers = ['edit']
    const { code, out } = await world.ccm('sync')
    expect(out).toContain('Done: 1 written as edited.')
    expect(code).toBe(0)
    expect(world.read(REVIEWER)).toBe(text('one', 'two', 'three by hand', 'three anew', 'four', 'five'))
    expect(world.programs[0]?.args[0]).toBe('--wait')
    expect([seen.mode, seen.directoryMode, existsSync(seen.directory)]).toEqual([0o600, 0o700, false])
    expect((await world.ccm('sync')).out).toBe('In step: 2 artifacts\n')
  })

  it.each([
    ['nothing was changed', ':', ['edit', 'skip'], 'Nothing was changed in the editor.'],
    ['markers are left', 'echo more >> "$2"', ['edit', 'back', 'skip'], 'There are conflict markers left.'],
    ['the editor fails', 'exit 3', ['edit', 'skip'], 'editor.sh ended with 3.'],
  ])('has its question asked again when %s', async (_name, script, answers, said) => {
    editor(script)
    world.answers = answers
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(err).toContain(said)
    expect(world.answers).toEqual([])
    expect(world.read(REVIEWER)).toBe(MINE)
    expect(readdirSync(tmpdir())).not.toContain(seen.directory.split('/').at(-1))
  })

  it('that cannot be started is named with what to set', async () => {
    editor(':')
    world.env = { ...world.env, VISUAL: '/nowhere/vim', EDITOR: undefined }
    world.answers = ['edit', 'skip']
    expect((await world.ccm('sync')).err).toMatch(/\/nowhere\/vim could not be started .*Name your editor in VISUAL or EDITOR\./)
  })

  it('edits JSON as the person has it, and says where it is none', async () => {
    world.write(REVIEWER, AGREED)
    library(AGREED, AGREED)
    world.server.artifacts.push(mcpServer('memory'))
    await world.ccm('sync', '--yes')
    world.write('.mcp.json', world.read('.mcp.json').replace('"npx"', '"bun"'))
    world.server.artifacts = [...world.server.artifacts.slice(0, 2), mcpServer('memory', 'node')]
    editor(`grep -q broken "$2" && sed -i 's/: broken/: "deno"/' "$2" || sed -i 's/: "bun"/: broken/' "$2"`)
    world.answers = ['edit', 'again']
    const { code, err } = await world.ccm('sync')
    expect(err).toContain('What the library has here runs code or widens what Claude may do.')
    expect(err).toContain('That is no JSON, at line 3, column 14: Unexpected token')
    expect(code).toBe(0)
    expect(JSON.parse(world.read('.mcp.json')).mcpServers.memory).toMatchObject({ command: 'deno' })
  })
})

describe('--mine and --theirs', () => {
  beforeEach(() => {
    world.write(REVIEWER, MINE)
    world.write(TESTER, MINE)
    library(THEIRS, AGREED)
  })

  it('settle every conflict when they stand alone, and leave alone what was changed here alone', async () => {
    const { code } = await world.ccm('sync', '--theirs')
    expect(code).toBe(2)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([THEIRS, MINE])
  })

  it.each([
    ['a path', `--theirs=${TESTER}`],
    ['an id', `--theirs=project:${TESTER}`],
    ['an id without its root', `--theirs=./${TESTER}`],
  ])('settle by %s also what was changed here alone', async (_name, flag) => {
    expect((await world.ccm('sync', flag)).code).toBe(2)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([MINE, AGREED])
  })

  it('take a directory, and a flag each for single paths', async () => {
    expect((await world.ccm('sync', '--mine=.claude/agents/')).code).toBe(0)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([MINE, MINE])
    library(text('anew'), text('anew'))
    expect((await world.ccm('sync', `--mine=${REVIEWER}`, `--theirs=${TESTER}`)).code).toBe(0)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([MINE, text('anew')])
  })

  it('leave a path behind them to the command', async () => {
    world.write('src/file.txt', '')
    await world.ccm('sync', '--theirs', 'src')
    expect(world.read(REVIEWER)).toBe(THEIRS)
  })

  it('let a name beat a flag that stands alone', async () => {
    expect((await world.ccm('sync', '--theirs', `--mine=${TESTER}`)).code).toBe(0)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([THEIRS, MINE])
  })

  it.each([
    [['--mine=nothing.md'], `--mine=nothing.md names nothing that is to be settled here. This is:\n  ${REVIEWER}\n  ${TESTER}`],
    [['--mine='], '--mine= names nothing that is to be settled here.'],
    [['--mine', '--theirs'], '--mine and --theirs exclude each other.'],
    [[`--mine=${TESTER}`, '--theirs=.claude'], `${TESTER} is named by --mine and by --theirs.`],
    [['--all', '--mine=x'], 'With --all, --mine and --theirs stand alone'],
  ])('are refused as %j, and nothing is written', async (flags, said) => {
    const { code, err } = await world.ccm('sync', ...flags)
    expect(code).toBe(64)
    expect(err).toContain(said)
    expect([world.read(REVIEWER), world.read(TESTER)]).toEqual([MINE, MINE])
    expect(world.server.failures).toEqual([])
  })

  it('are looked at where everything is in step, too', async () => {
    expect((await world.ccm('sync', '--theirs=.claude')).code).toBe(0)
    expect((await world.ccm('sync', '--theirs')).out).toBe('In step: 2 artifacts\n')
    const { code, err } = await world.ccm('sync', '--theirs=.claude')
    expect(code).toBe(64)
    expect(err).toContain('--theirs=.claude names nothing that is to be settled here.')
  })

  it('say in a document what was settled how', async () => {
    expect(await changesOf('sync', '--theirs', `--mine=${TESTER}`)).toMatchObject([
      { path: REVIEWER, action: 'conflict', settled: 'theirs', done: true },
      { path: TESTER, action: 'drifted', settled: 'mine', done: true },
    ])
  })

  it('write nothing in a dry run', async () => {
    expect(await changesOf('sync', '--theirs', '--dry-run')).toMatchObject([{ settled: 'theirs', done: false }, { action: 'drifted' }])
    expect(world.read(REVIEWER)).toBe(MINE)
  })

  it('leave what runs waiting for its yes', async () => {
    world.write('.mcp.json', '{ "mcpServers": { "memory": { "command": "mine" } } }\n')
    world.server.artifacts.push(mcpServer('memory'))
    const { code, err } = await world.ccm('sync', '--theirs')
    expect(code).toBe(2)
    expect(err).toContain('Waiting: 1 artifact needs a yes.')
    expect(world.read('.mcp.json')).toContain('"mine"')
    world.answers = [true]
    await world.ccm('sync', '--theirs')
    expect(world.asked).toEqual(['Write this one, which runs code or widens permissions?'])
    expect(world.read('.mcp.json')).toContain('"npx"')
  })
})

describe('what was asked for in the web app', () => {
  const wish = async () => {
    world.write(TESTER, MINE)
    await world.ccm('sync')
    world.server.putBack = [{ id: `project:${TESTER}`, have: world.server.reports.at(-1)?.exceptions[0]?.have ?? null }]
  }
  beforeEach(wish)

  it('is shown and put back after a yes', async () => {
    world.answers = [true]
    const { code, err } = await world.ccm('sync')
    expect(err).toContain('somebody asked in the web app to put it back')
    expect(err).toContain('-three by hand\n+three\n')
    expect(world.asked).toEqual([`Put ${TESTER} back as the library has it?`])
    expect(code).toBe(0)
    expect(world.read(TESTER)).toBe(AGREED)
    expect(world.server.reports.at(-1)?.exceptions).toEqual([])
  })

  it('waits where nobody can be asked, and after a no', async () => {
    expect((await world.ccm('sync')).err).toContain('Waiting: 1 artifact needs a yes.')
    expect(world.server.reports.at(-1)?.exceptions).toMatchObject([{ state: 'waiting', text: MINE }])
    world.answers = [false]
    expect((await world.ccm('sync')).code).toBe(2)
    expect(world.read(TESTER)).toBe(MINE)
    expect((await world.ccm('status')).out).toContain(`  waiting   ${TESTER}`)
  })

  it('is not merged while it waits', async () => {
    library(AGREED, text('one anew', 'two', 'three', 'four', 'five'))
    expect((await world.ccm('sync')).code).toBe(2)
    expect(world.read(TESTER)).toBe(MINE)
    expect((await world.ccm('sync', '--yes')).code).toBe(0)
    expect(world.read(TESTER)).toBe(text('one anew', 'two', 'three', 'four', 'five'))
  })

  it('is put back unasked with --yes', async () => {
    expect((await world.ccm('sync', '--yes')).code).toBe(0)
    expect(world.read(TESTER)).toBe(AGREED)
  })

  it('counts no more when the disk holds something else, and the server hears how things stand', async () => {
    world.write(TESTER, `${MINE}more\n`)
    expect((await world.ccm('sync', '--yes')).code).toBe(2)
    expect(world.read(TESTER)).toContain('more')
    expect(world.server.reports.at(-1)?.exceptions).toMatchObject([{ state: 'drifted' }])
    const told = world.server.reports.length
    await world.ccm('sync')
    expect(world.server.reports).toHaveLength(told + 1)
  })

  it('is told to be settled where everything is in step', async () => {
    world.write(TESTER, AGREED)
    await world.ccm('sync')
    const told = world.server.reports.length
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.server.reports).toHaveLength(told + 1)
    expect(world.server.reports.at(-1)?.exceptions).toEqual([])
  })

  it('is refused in a shape nobody agreed on', async () => {
    Object.assign(world.server, { putBack: [{ id: 7 }] })
    expect((await world.ccm('sync')).err).toContain('answered in a way this ccm does not understand')
  })
})
