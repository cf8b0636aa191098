import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Artifact } from '@ccm/contract'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { treeOf } from '../testing/tree.ts'
import { undoRun } from '../testing/undo-run.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'
const local = '.claude/settings.local.json'

/** A project as people leave them: no two files written the same way. */
function wildPlace(): Place {
  const place = makePlace()
  place.write('AGENTS.md', '# Mine\r\n\r\nKeep this.\r\nno final newline', 0o640)
  symlinkSync('AGENTS.md', join(place.project, 'CLAUDE.md'))
  place.write('.mcp.json', '\uFEFF{\r\n\t"mcpServers": { "mine": { "command": "x" } }, // why\r\n}\r\n')
  place.write(settings, '{"permissions":{"allow":["Bash(ls)"]},"env":{"TOKEN":"secret"}}', 0o600)
  place.write(local, '{\n    "model": "opus" /* mine */\n}', 0o644)
  place.write('CLAUDE.local.md', '')
  place.write('shared/skills/notes.txt', 'mine')
  symlinkSync('../shared/skills', join(place.project, '.claude', 'skills'))
  place.write('.claude/agents/adopted.md', 'adopted\n', 0o600)
  place.write('.claude/agents/tool.sh', '#!/bin/sh\n', 0o755)
  mkdirSync(join(place.project, '.claude', 'commands', 'empty'), { recursive: true })
  chmodSync(join(place.project, '.claude', 'commands'), 0o700)
  return place
}

const rule = (n: number, value: string) => elementArtifact(settings, '/permissions/allow', 'rules', n, value)
const secret = (value: string): Artifact => keyArtifact(local, '/env/KEY', value, { private: true })

const syncs: Artifact[][] = [
  [
    blockArtifact('CLAUDE.md', 'style', 'One\nTwo'),
    blockArtifact('CLAUDE.local.md', 'mine', 'x'),
    keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'old', args: [] }),
    rule(0, 'Read'),
    rule(1, 'Write'),
    secret('one'),
    fileArtifact('.claude/agents/adopted.md', 'adopted\n'),
    fileArtifact('.claude/skills/deep/down/SKILL.md', 'one\n'),
    fileArtifact('.claude/skills/deep/run.sh', 'run\n', { executable: true }),
    fileArtifact('.claude/rules/bytes.bin', Buffer.from([0xff, 0, 1]).toString('base64'), { encoding: 'base64' }),
    keyArtifact('.claude/keybindings.json', '/a', 1),
  ],
  [
    blockArtifact('CLAUDE.md', 'style', 'One\nThree'),
    blockArtifact('CLAUDE.md', 'more', 'More'),
    keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'new' }),
    keyArtifact('.mcp.json', '/mcpServers/other', {}),
    rule(0, 'Write'),
    secret('two'),
    fileArtifact('.claude/agents/adopted.md', 'changed\n', { executable: true }),
    fileArtifact('.claude/skills/deep/run.sh', 'run\n'),
    fileArtifact('.claude/rules/bytes.bin', Buffer.from([0xfe]).toString('base64'), { encoding: 'base64' }),
  ],
  [fileArtifact('.claude/output-styles/last.md', 'last\n', { private: true }), rule(0, 'Write'), rule(1, 'Grep')],
]

/** What a person writes between the syncs, away from what is ours. */
const edits: ((place: Place) => void)[] = [
  (place) => {
    const path = join(place.project, 'AGENTS.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('Keep this.', 'Keep this, changed.'))
  },
  (place) => place.write('.claude/agents/mine.md', 'new\n', 0o600),
]

it('gives back the tree as it was before each sync, one undo after the other: bytes, modes and links', async () => {
  const place = wildPlace()
  const trees: Record<string, string>[] = []
  for (const [index, artifacts] of syncs.entries()) {
    trees.push(treeOf(place.project))
    const outcome = await place.sync(...artifacts)
    expect(outcome.skipped).toEqual([])
    expect(treeOf(place.project)).not.toEqual(trees[index])
  }
  for (const tree of trees.reverse()) {
    expect(await undoRun(place)).toMatchObject({ skipped: [], ledger: { complete: false } })
    expect(treeOf(place.project)).toEqual(tree)
  }
  expect(openTarget(place).ledger).toMatchObject({ entries: {}, made: {}, files: {}, directories: { project: [] } })
  await expect(undoRun(place)).rejects.toMatchObject({ code: 'not-found' })
})

it('keeps what a person wrote beside ours meanwhile, and takes away ours alone', async () => {
  const place = wildPlace()
  const untouched = wildPlace()
  for (const [index, artifacts] of syncs.entries()) {
    await place.sync(...artifacts)
    edits[index]?.(place)
    edits[index]?.(untouched)
  }
  for (let n = 0; n < syncs.length; n += 1) expect((await undoRun(place)).skipped).toEqual([])
  expect(treeOf(place.project)).toEqual(treeOf(untouched.project))
})

it('goes forth again when an undo is undone, and back once more', async () => {
  const place = wildPlace()
  for (const artifacts of syncs) await place.sync(...artifacts)
  const after = treeOf(place.project)
  const ledger = openTarget(place).ledger
  const trees: Record<string, string>[] = []
  for (let n = 0; n < syncs.length; n += 1) {
    await undoRun(place)
    trees.unshift(treeOf(place.project))
  }
  for (const run of [6, 5, 4]) await undoRun(place, run)
  expect(treeOf(place.project)).toEqual(after)
  expect(openTarget(place).ledger?.entries).toEqual(ledger?.entries)
  expect(openTarget(place).ledger?.made).toEqual(ledger?.made)
  const undone = (await openTarget(place).history()).map(({ run, undone }) => [run, undone])
  expect(undone).toEqual([
    [9, false],
    [8, false],
    [7, false],
    [6, true],
    [5, true],
    [4, true],
    [3, false],
    [2, false],
    [1, false],
  ])
  await undoRun(place)
  expect(treeOf(place.project)).toEqual(trees.at(-1))
})

it('brings what the library wants again at the next sync', async () => {
  const place = wildPlace()
  await place.sync(...(syncs[0] ?? []))
  const after = treeOf(place.project)
  await undoRun(place)
  const session = openTarget(place)
  expect(session.ledger?.complete).toBe(false)
  const desired = session.desired
  if (!desired) throw new Error('The last answer is not kept.')
  await session.apply(await session.plan(desired), desired, { skip: new Set() })
  expect(treeOf(place.project)).toEqual(after)
  expect(openTarget(place).inStep()).toBe(true)
})
