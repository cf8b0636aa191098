import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact, Desired } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import { desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { commitAll, git, makeCheckout } from '../testing/checkout.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { type Git, gitCommand } from './git.ts'
import { openTarget } from './session.ts'

const path = '.claude/agents/a.md'
const mine = fileArtifact(path, 'One.\n')
const theirs = fileArtifact(path, 'Two.\n')

/** A server that says of what is there that another clone wrote it. */
const saying = (wanted: Artifact, ...known: Artifact[]): Desired => ({
  ...desiredOf(wanted),
  known: { [wanted.id]: known.map(artifactHash) },
})

const countsOf = async (place: Place) => (await openTarget(place).plan(saying(theirs, mine))).counts

it('replaces what another clone wrote where the last commit has it', async () => {
  const place = makeCheckout()
  place.write(path, 'One.\n')
  commitAll(place)
  expect(await countsOf(place)).toEqual({ update: 1 })
})

it.each<[string, (place: Place) => unknown]>([
  ['is not committed', (place) => git(place.project, 'reset', '--quiet', 'HEAD~')],
  ['is only staged', (place) => git(place.project, 'reset', '--quiet', '--soft', 'HEAD~')],
  ['is not tracked any more', (place) => [git(place.project, 'rm', '--cached', path), git(place.project, 'commit', '-m', 'x')]],
  ['is committed with other bytes', (place) => [place.write(path, 'Other.\n'), commitAll(place), place.write(path, 'One.\n')]],
  ['lies in no checkout', (place) => renameSync(join(place.project, '.git'), join(place.project, 'git'))],
  ['lies in a checkout without a commit', (place) => writeFileSync(join(place.project, '.git/HEAD'), 'ref: refs/heads/none\n')],
])('asks about what a server says it knows and that %s', async (_name, disturb) => {
  const place = makeCheckout()
  place.write(path, 'One.\n')
  commitAll(place)
  disturb(place)
  expect(await countsOf(place)).toEqual({ conflict: 1 })
  const desired = saying(theirs, mine)
  const session = openTarget(place)
  await session.apply(await session.plan(desired), desired, { skip: new Set() })
  expect(place.read(path)).toBe('One.\n')
})

it('asks where there is no git', async () => {
  const place = makeCheckout({ env: { PATH: '/nowhere' } })
  place.write(path, 'One.\n')
  commitAll(place)
  expect(await countsOf(place)).toEqual({ conflict: 1 })
})

it('asks about a member of a file of which the commit has other bytes', async () => {
  const place = makeCheckout()
  const server = (command: string) => keyArtifact('.mcp.json', '/mcpServers/docs', { command })
  place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"a"}}}')
  commitAll(place)
  const counts = async () => (await openTarget(place).plan(saying(server('b'), server('a')))).counts
  expect(await counts()).toEqual({ update: 1 })
  place.write('.mcp.json', '{"mcpServers":{"docs":{"command":"a"},"mine":{"command":"c"}}}')
  expect(await counts()).toEqual({ conflict: 1 })
})

it('takes what git wrote with the line endings of Windows for what it is', async () => {
  const place = makeCheckout()
  place.write(path, 'One.\n')
  commitAll(place)
  place.write(path, 'One.\r\n')
  expect(await countsOf(place)).toEqual({ update: 1 })
})

it('knows the contents of a repository that hashes with sha256', async () => {
  const place = makePlace()
  git(place.project, 'init', '--quiet', '--object-format=sha256')
  place.write(path, 'One.\n')
  commitAll(place)
  expect(await countsOf(place)).toEqual({ update: 1 })
})

it('asks about a file that a link in the commit leads to and that is not in it', async () => {
  const place = makeCheckout()
  mkdirSync(join(place.project, '.claude/agents'), { recursive: true })
  place.write('notes.md', 'One.\n')
  symlinkSync('../../notes.md', join(place.project, path))
  git(place.project, 'add', path)
  git(place.project, 'commit', '--quiet', '--message', 'link')
  expect(await countsOf(place)).toEqual({ conflict: 1 })
  commitAll(place)
  expect(await countsOf(place)).toEqual({ update: 1 })
})

it('runs no filter of the project, and asks about a file that one turned round', async () => {
  const place = makeCheckout()
  place.write('.gitattributes', '*.md filter=evil\n')
  git(place.project, 'config', 'filter.evil.clean', 'touch ran; tr a-z A-Z')
  place.write(path, 'One.\n')
  commitAll(place)
  renameSync(join(place.project, 'ran'), join(place.project, 'ran-before'))
  expect(await countsOf(place)).toEqual({ conflict: 1 })
  expect(place.exists('ran')).toBe(false)
})

it('asks git once for all such files of a checkout, and not at all where there are none', async () => {
  const asked: (readonly string[])[] = []
  const counting: Git = { ...gitCommand(), committed: (checkout, paths) => (asked.push(paths), gitCommand().committed(checkout, paths)) }
  const place = makeCheckout({ git: counting })
  // Names that are patterns to others, and more than one command line holds.
  const paths = Array.from({ length: 700 }, (_, n) => `.claude/rules/[a] {é} (top) rule-${n}.md`)
  for (const each of paths) place.write(each, 'One.\n')
  commitAll(place)
  const all = paths.map((each) => fileArtifact(each, 'Two.\n'))
  const desired = { ...desiredOf(...all), known: Object.fromEntries(all.map(({ id }) => [id, [artifactHash(mine)]])) }
  expect((await openTarget(place).plan(desired)).counts).toEqual({ update: 700 })
  expect(asked).toEqual([paths])
  await openTarget(place).plan(desiredOf(...all))
  expect(asked).toHaveLength(1)
})
