import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { git, makeCheckout } from '../testing/checkout.ts'
import { mortalDisk } from '../testing/disturbed-disk.ts'
import { makePlace } from '../testing/place.ts'
import { exceptionsOf } from '../exceptions.ts'
import { type Git, gitCommand } from './git.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const local = '.claude/settings.local.json'
const deny = (rule = 'Agent(a)') => ({ ...elementArtifact(local, '/permissions/deny', 'a', 0, rule), private: true })
const open = fileArtifact('.claude/agents/a.md', 'x')

const excludeOf = (directory: string) => readFileSync(join(directory, '.git/info/exclude'), 'utf8')
const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
const statusOf = (directory: string) => git(directory, 'status', '--porcelain', '--untracked-files=all')

/** Git that is asked and counted. */
function countedGit(): Git & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    tracks(checkout, path) {
      asked.push(path)
      return gitCommand().tracks(checkout, path)
    },
    committed: () => new Map(),
  }
}

it('hides a private file from git, once, and nothing else', async () => {
  const place = makeCheckout()
  const before = excludeOf(place.project)
  await place.sync(deny(), open)
  await place.sync(deny('Agent(b)'), open)
  expect(excludeOf(place.project)).toBe(`${before}/${local}\n`)
  expect(statusOf(place.project)).toBe(`?? ${open.path}\n`)
  expect(place.mode(local)).toBe(0o600)
})

it('asks git nothing when nothing private is to be written', async () => {
  const asked = countedGit()
  const place = makeCheckout({ git: asked })
  await place.sync(open)
  expect(asked.asked).toEqual([])
  await place.sync(open, deny())
  expect(asked.asked).toEqual([local])
  await place.sync(open, deny())
  await place.sync(fileArtifact(open.path, 'y'), deny())
  expect(asked.asked).toEqual([local])
})

it('does not write into a private file that git tracks, says so, and goes on with the rest', async () => {
  const place = makeCheckout()
  place.write(local, '{}\n')
  git(place.project, 'add', '--force', local)
  const desired = desiredOf(deny(), open)
  const session = openTarget(place)
  const plan = await session.plan(desired)
  const outcome = await session.apply(plan, desired, { skip: new Set() })
  expect(place.read(local)).toBe('{}\n')
  expect(outcome).toMatchObject({ done: [open.id], skipped: [{ id: deny().id, path: local }], ledger: { complete: false } })
  expect(outcome.skipped[0]?.reason).toContain(`git rm --cached ${local}`)
  expect(exceptionsOf(plan, outcome, new Set())).toMatchObject([{ id: deny().id, state: 'failed' }])
  expect(linesOf(excludeOf(place.project))).toEqual([])
  git(place.project, 'rm', '--quiet', '--cached', local)
  expect(await place.sync(deny(), open)).toMatchObject({ skipped: [], ledger: { complete: true } })
})

it('takes what is private out of a file that came to be tracked', async () => {
  const place = makeCheckout()
  place.write(local, '{"mine":1}\n')
  await place.sync(deny())
  git(place.project, 'add', '--force', local)
  await place.sync()
  expect(JSON.parse(place.read(local))).toEqual({ mine: 1 })
})

it('writes the open members of a tracked file and leaves the private ones', async () => {
  const place = makeCheckout()
  place.write('.mcp.json', '{}\n')
  git(place.project, 'add', '.mcp.json')
  const secret = keyArtifact('.mcp.json', '/mcpServers/secret', { command: 'b' }, { private: true })
  const outcome = await place.sync(keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'a' }), secret)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { docs: { command: 'a' } } })
  expect(outcome.skipped.map(({ id }) => id)).toEqual([secret.id])
})

it('is not misled by what git tells its hooks', () => {
  const place = makeCheckout()
  place.write(local, '{}')
  git(place.project, 'add', '--force', local)
  const directory = join(place.project, '.git')
  const hook = gitCommand({ ...process.env, GIT_INDEX_FILE: 'another', GIT_DIR: '/', GIT_PREFIX: 'x/' })
  expect(hook.tracks({ root: place.project, directory, common: directory }, local)).toBe(true)
})

it('knows a tracked file in another case, which is the same file on many disks', async () => {
  const place = makeCheckout()
  place.write('.claude/Settings.local.json', '{}')
  git(place.project, 'add', '--force', '.')
  expect((await place.sync(deny())).skipped).toHaveLength(1)
})

it('counts nothing as tracked where there is no git', () => {
  const place = makeCheckout()
  place.write(local, '{}')
  git(place.project, 'add', '--force', local)
  const directory = join(place.project, '.git')
  expect(gitCommand({ PATH: place.project }).tracks({ root: place.project, directory, common: directory }, local)).toBe(false)
})

it('leaves a private file alone when git cannot say', async () => {
  const place = makeCheckout()
  writeFileSync(join(place.project, '.git/index'), 'no index')
  const outcome = await place.sync(deny(), open)
  expect(outcome.done).toEqual([open.id])
  expect(outcome.skipped).toMatchObject([{ path: local, reason: expect.stringContaining('git cannot say') }])
})

it('counts nothing as a checkout that git would not take for one', async () => {
  const place = makePlace()
  mkdirSync(join(place.project, '.git'))
  expect(await place.sync(deny())).toMatchObject({ skipped: [], notes: [] })
  expect(existsSync(join(place.project, '.git/info'))).toBe(false)
})

it('names the path from the top of the checkout, escaped, for a project below it', async () => {
  const place = makeCheckout()
  const project = join(place.project, 'apps', '[shop] *')
  mkdirSync(project, { recursive: true })
  const session = openTarget({ ...place, roots: { project } })
  await session.apply(await session.plan(desiredOf(deny())), desiredOf(deny()), { skip: new Set() })
  expect(linesOf(excludeOf(place.project))).toEqual([`/apps/\\[shop] \\*/${local}`])
  expect(statusOf(place.project)).toBe('')
})

it('sees a tracked file through a link, and hides what the link leads to', async () => {
  const place = makeCheckout()
  mkdirSync(join(place.project, 'shared'))
  symlinkSync('shared', join(place.project, '.claude'))
  await place.sync(deny())
  expect(linesOf(excludeOf(place.project))).toEqual(['/shared/settings.local.json'])
  git(place.project, 'add', '--force', 'shared/settings.local.json')
  expect((await place.sync(deny('Agent(b)'))).skipped).toHaveLength(1)
})

it('hides a file of a worktree where all worktrees look', async () => {
  const place = makeCheckout()
  const worktree = join(place.home, '..', 'worktree')
  git(place.project, 'worktree', 'add', '--quiet', worktree)
  const session = openTarget({ ...place, roots: { project: worktree } })
  await session.apply(await session.plan(desiredOf(deny())), desiredOf(deny()), { skip: new Set() })
  expect(linesOf(excludeOf(place.project))).toEqual([`/${local}`])
  expect(statusOf(worktree)).toBe('')
  git(worktree, 'add', '--force', local)
  const again = openTarget({ ...place, roots: { project: worktree } })
  const other = desiredOf(deny('Agent(b)'))
  expect((await again.apply(await again.plan(other), other, { skip: new Set() })).skipped).toHaveLength(1)
})

it('hides a file of a submodule in the git directory of the submodule', async () => {
  const place = makeCheckout()
  const source = makeCheckout()
  git(place.project, 'submodule', '--quiet', 'add', source.project, 'part')
  const project = join(place.project, 'part')
  const options = { ...place, roots: { project } }
  const apply = async (rule: string) => {
    const session = openTarget(options)
    return session.apply(await session.plan(desiredOf(deny(rule))), desiredOf(deny(rule)), { skip: new Set() })
  }
  await apply('Agent(a)')
  expect(statusOf(project)).toBe('')
  expect(linesOf(readFileSync(join(place.project, '.git/modules/part/info/exclude'), 'utf8'))).toEqual([`/${local}`])
  git(project, 'add', '--force', local)
  expect((await apply('Agent(b)')).skipped).toHaveLength(1)
})

it.each([
  ['is there already', `/${local}\n`, `/${local}\n`],
  ['is there with a Windows line ending', `# mine\r\n/${local}\r\n`, `# mine\r\n/${local}\r\n`],
  ['has no final newline', 'mine', `mine\n/${local}\n`],
  ['has Windows line endings', 'mine\r\n', `mine\r\n/${local}\r\n`],
  ['was cut short by a kill', `mine\n/.claude/sett`, `mine\n/.claude/sett\n/${local}\n`],
])('keeps every byte of an exclude file whose line %s', async (_name, before, after) => {
  const place = makeCheckout()
  writeFileSync(join(place.project, '.git/info/exclude'), before)
  await place.sync(deny())
  expect(excludeOf(place.project)).toBe(after)
})

it('keeps bytes that are no text, and the mode', async () => {
  const place = makeCheckout()
  const path = join(place.project, '.git/info/exclude')
  writeFileSync(path, Buffer.from([0xff, 0x0a]))
  chmodSync(path, 0o640)
  await place.sync(deny())
  expect(readFileSync(path)).toEqual(Buffer.concat([Buffer.from([0xff, 0x0a]), Buffer.from(`/${local}\n`)]))
  expect(statSync(path).mode & 0o777).toBe(0o640)
})

it('makes an exclude file where there is none', async () => {
  const place = makeCheckout()
  rmSync(join(place.project, '.git/info'), { recursive: true })
  await place.sync(deny())
  expect(excludeOf(place.project)).toBe(`/${local}\n`)
})

it('does not write through a link, says so, and goes on', async () => {
  const place = makeCheckout()
  const path = join(place.project, '.git/info/exclude')
  renameSync(path, join(place.project, 'theirs'))
  symlinkSync(join(place.project, 'theirs'), path)
  const outcome = await place.sync(deny())
  expect(outcome).toMatchObject({ skipped: [], done: [deny().id] })
  expect(outcome.notes).toEqual([expect.stringContaining(`Add the line "/${local}"`)])
  unlinkSync(path)
  mkdirSync(path)
  expect((await place.sync(deny('Agent(b)'))).notes).toEqual([expect.stringContaining('no file')])
})

it('has a private file hidden before any of it is there, wherever it is killed', async () => {
  for (let changes = 1; ; changes += 1) {
    const place = makeCheckout({ git: { ...countedGit(), tracks: () => false } })
    const session = openTarget({ ...place, disk: mortalDisk(changes) })
    const run = session.plan(desiredOf(deny())).then((plan) => session.apply(plan, desiredOf(deny()), { skip: new Set() }))
    const alive = await run.then(
      () => true,
      () => false,
    )
    expect(existsSync(join(place.project, local)) && !linesOf(excludeOf(place.project)).includes(`/${local}`), `${changes}`).toBe(false)
    if (alive) break
    await recover(place)
    await place.sync(deny())
    expect(linesOf(excludeOf(place.project)).filter((line) => line === `/${local}`)).toHaveLength(1)
    expect(statusOf(place.project)).toBe('')
  }
})
