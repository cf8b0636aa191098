import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { expect, it, onTestFinished } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

function outside(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-outside-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const file = (path: string) => fileArtifact(path, 'x')
const fine = keyArtifact('.mcp.json', '/mcpServers/fine', {})

it.each<[string, Artifact[]]>([
  ['a path that climbs out of the root', [file('../x')]],
  ['a path into a git directory', [file('.git/hooks/pre-commit')]],
  ['a place Claude Code does not read', [file('package.json')]],
  ['a file that belongs to Claude Code', [file('.claude/plugins/a.json')]],
  ['settings as a whole file', [file('.claude/settings.json')]],
  ['servers as a whole file', [file('.mcp.json')]],
  ['CLAUDE.md as a whole file', [file('CLAUDE.md')]],
  ['an absolute path', [file('/tmp/x')]],
  ['an id that is listed twice', [file('.claude/a'), file('.claude/a')]],
  ['an id that names another path', [fileArtifact('.claude/a', 'x', { id: 'project:.claude/b' })]],
  ['an id that names another member', [keyArtifact('.mcp.json', '/a', 1, { id: 'project:.mcp.json#/b' })]],
  ['an element without its component', [{ ...elementArtifact('.claude/a.json', '/a', 'x', 0, 1), id: 'project:.claude/a.json#/a' }]],
  ['two spellings of one file', [file('.claude/A.md'), file('.claude/a.md')]],
  ['one file in two forms', [file('.claude/a.json'), keyArtifact('.claude/a.json', '/a', 1)]],
  ['a file inside another file', [file('.claude/a'), file('.claude/a/b')]],
  ['a block that holds a marker', [blockArtifact('CLAUDE.md', 'a', 'x\n<!-- ccm:end a -->\nhidden')]],
  ['a block with a name of its own making', [blockArtifact('CLAUDE.md', 'a --> b', 'x')]],
  ['content that is no text', [Object.assign(file('.claude/a'), { content: 5 })]],
])('refuses %s, whole', async (_name, artifacts) => {
  const place = makePlace()
  const error = openTarget(place).plan(desiredOf(fine, ...artifacts))
  await expect(error).rejects.toMatchObject({
    name: 'SyncError',
    code: 'forbidden',
    message: expect.stringMatching(/^Nothing was written/),
  })
  expect(place.list()).toEqual([])
})

it('refuses an answer that is cut short', async () => {
  await expect(openTarget(makePlace()).plan({ ...desiredOf(file('.claude/a')), count: 2 })).rejects.toMatchObject({ code: 'forbidden' })
})

it('refuses the id of a target that would lead out of its directory', () => {
  expect(() => openTarget(makePlace({ targetId: '../../x' }))).toThrow(expect.objectContaining({ code: 'forbidden' }))
})

it('refuses artifacts for a root the target does not have', async () => {
  const place = makePlace()
  const home = fileArtifact('.claude/rules/x.md', 'x', { root: 'home', id: 'home:.claude/rules/x.md' })
  await expect(openTarget(place).plan(desiredOf(home))).rejects.toMatchObject({ code: 'forbidden', path: '.claude/rules/x.md' })
  const users = openTarget({ ...place, roots: { home: place.project } })
  const plan = await users.plan(desiredOf(fileArtifact('.claude/rules/x.md', 'x')))
  expect(plan.unreadable).toMatchObject([{ root: 'project', path: '.claude/rules/x.md', code: 'forbidden' }])
})

it.each([
  ['a directory', (project: string, target: string) => symlinkSync(target, join(project, '.claude'))],
  [
    'a file',
    (project: string, target: string) => {
      mkdirSync(join(project, '.claude'))
      writeFileSync(join(target, 'x.md'), 'theirs')
      symlinkSync(join(target, 'x.md'), join(project, '.claude/x.md'))
    },
  ],
  [
    'a file that is not there',
    (project: string, target: string) => {
      mkdirSync(join(project, '.claude'))
      symlinkSync(join(target, 'x.md'), join(project, '.claude/x.md'))
    },
  ],
  [
    'the git directory',
    (project: string) => {
      mkdirSync(join(project, '.git/hooks'), { recursive: true })
      symlinkSync(join(project, '.git/hooks'), join(project, '.claude'))
    },
  ],
  [
    'a sibling whose name begins alike',
    (project: string) => {
      mkdirSync(`${project}-other`)
      symlinkSync(`${project}-other`, join(project, '.claude'))
    },
  ],
])('never writes through a link to %s outside', async (_name, link) => {
  const place = makePlace()
  const target = outside()
  link(place.project, target)
  const before = place.list()
  const session = openTarget(place)
  const desired = desiredOf(file('.claude/x.md'), fine)
  const plan = await session.plan(desired)
  expect(plan.unreadable).toMatchObject([{ path: '.claude/x.md', code: 'forbidden' }])
  await expect(session.apply(plan, desired, { skip: new Set() })).rejects.toMatchObject({ code: 'forbidden' })
  expect(place.list()).toEqual(before)
})

it('follows and keeps links to files and directories inside the root', async () => {
  const place = makePlace()
  place.write('AGENTS.md', '# Mine\n')
  place.write('shared/agents/mine.md', 'mine')
  symlinkSync('AGENTS.md', join(place.project, 'CLAUDE.md'))
  symlinkSync('shared', join(place.project, '.claude'))
  await place.sync(blockArtifact('CLAUDE.md', 'style', 'Be brief.'), file('.claude/agents/deep/new.md'))
  expect(place.read('AGENTS.md')).toContain('Be brief.')
  expect(place.read('shared/agents/deep/new.md')).toBe('x')
  expect(openTarget(place).inStep()).toBe(true)
  await place.sync()
  expect(place.read('AGENTS.md')).toBe('# Mine\n')
  expect(place.list().filter((path) => !path.startsWith('.claude/'))).toEqual([
    '.claude',
    'AGENTS.md',
    'CLAUDE.md',
    'shared',
    'shared/agents',
    'shared/agents/mine.md',
  ])
})

it('refuses two paths that are one file', async () => {
  const place = makePlace()
  place.write('CLAUDE.md', '')
  symlinkSync('CLAUDE.md', join(place.project, 'CLAUDE.local.md'))
  const plan = await openTarget(place).plan(desiredOf(blockArtifact('CLAUDE.md', 'a', 'x'), blockArtifact('CLAUDE.local.md', 'b', 'y')))
  expect(plan.unreadable).toMatchObject([{ path: 'CLAUDE.local.md', code: 'unreadable' }])
})

it('says so when a directory stands where a file should, or a file where a directory should', async () => {
  const place = makePlace()
  place.write('.mcp.json/x', '')
  place.write('.claude', '')
  const plan = await openTarget(place).plan(desiredOf(keyArtifact('.mcp.json', '/a', 1), file('.claude/x.md')))
  expect(plan.unreadable.map(({ path, code }) => [path, code])).toEqual([
    ['.mcp.json', 'unreadable'],
    ['.claude/x.md', 'unreadable'],
  ])
})

it('writes nothing through a link that appears after the plan', async () => {
  const place = makePlace()
  const target = outside()
  let staged = false
  const disk = disturbedDisk((operation, [path]) => {
    if (operation !== 'openEnd' || staged || !String(path).endsWith('.pending')) return
    staged = true
    rmSync(join(place.project, '.claude'), { recursive: true })
    symlinkSync(target, join(place.project, '.claude'))
  })
  const desired = desiredOf(file('.claude/x.md'), fine)
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(desired), desired, { skip: new Set() })
  expect(outcome).toMatchObject({
    done: ['project:.mcp.json#/mcpServers/fine'],
    skipped: [{ id: 'project:.claude/x.md', path: '.claude/x.md' }],
  })
  expect(outcome.ledger.entries['project:.claude/x.md']).toBeUndefined()
  expect(readFileSync(join(place.project, '.mcp.json'), 'utf8')).toContain('fine')
  expect(() => readFileSync(join(target, 'x.md'))).toThrow()
})
