import { rmSync } from 'node:fs'
import type { Artifact } from '@ccm/contract'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { awkwardJson } from '../json/testing/awkward-json.ts'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { treeOf } from '../testing/tree.ts'
import { undoRun } from '../testing/undo-run.ts'
import { openTarget } from './session.ts'

// Many runs on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 120_000 })

const line = fc.constantFrom('', '# Title', 'text', '<!-- a comment -->', '```', 'a\r', '\u2028')
const text = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n'))), fc.constantFrom('', 'the end', '\r'))
  .map(([bom, lines, tail]) => bom + lines.map((parts) => parts.join('')).join('') + tail)
const mode = fc.constantFrom(0o644, 0o600, 0o755, 0o640)

const value = fc.constantFrom('one', { command: 'x', args: ['a', 'b'] }, [], {}, null, 3, { deep: { er: [1, { a: null }] } })
const content = fc.constantFrom('one\n', 'one\ntwo\n', '', 'no end')
const words = fc.constantFrom('x', 'x\ny', '', '- item\n\n  more')

const artifact: fc.Arbitrary<Artifact> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'deep/c', 'deep/er/d'), content, fc.boolean())
    .map(([name, written, executable]) => fileArtifact(`.claude/agents/${name}.md`, written, { executable })),
  fc
    .tuple(fc.constantFrom('a', 'b', 'x~1y', '__proto__'), value)
    .map(([key, written]) => keyArtifact('.mcp.json', `/mcpServers/${key}`, written)),
  fc
    .tuple(fc.nat(2), fc.constantFrom('Read', 'Write', 'Bash(ls)'))
    .map(([n, rule]) => elementArtifact('.claude/keybindings.json', '/bindings', 'rules', n, rule)),
  fc.tuple(fc.constantFrom('a', 'b', 'c'), words).map(([block, written]) => blockArtifact('CLAUDE.md', block, written)),
)
const library = fc.uniqueArray(artifact, { selector: ({ id }) => id, maxLength: 8 })

const files = fc.record(
  {
    '.mcp.json': fc.tuple(awkwardJson, mode),
    '.claude/keybindings.json': fc.tuple(awkwardJson, mode),
    'CLAUDE.md': fc.tuple(text, mode),
    '.claude/agents/a.md': fc.tuple(content, mode),
    'mine.txt': fc.tuple(text, mode),
  },
  { requiredKeys: [] },
)

/** Syncs what can be: where a file of the person's cannot be read as what it has to be, nothing is written. */
async function trySync(place: Place, artifacts: readonly Artifact[]): Promise<boolean> {
  const session = openTarget(place)
  const desired = desiredOf(...artifacts)
  const plan = await session.plan(desired)
  if (plan.unreadable.length > 0) return false
  await session.apply(plan, desired, { skip: new Set() })
  return true
}

it('gives back the tree as it was right before each sync, whatever it held and whatever came and went', async () => {
  const place = makePlace()
  let undone = 0
  await fc.assert(
    fc.asyncProperty(files, fc.array(library, { minLength: 1, maxLength: 3 }), async (written, libraries) => {
      for (const directory of [place.project, place.home]) rmSync(directory, { recursive: true, force: true })
      place.write('.keep', '')
      for (const [path, [bytes, bits]] of Object.entries(written)) place.write(path, bytes, bits)
      const trees: Record<string, string>[] = []
      for (const artifacts of libraries) {
        const before = treeOf(place.project)
        if (!(await trySync(place, artifacts))) break
        if ((await openTarget(place).history()).length > trees.length) trees.push(before)
      }
      const ledger = openTarget(place).ledger
      const after = treeOf(place.project)
      const count = trees.length
      for (const tree of trees.reverse()) {
        expect((await undoRun(place)).skipped).toEqual([])
        expect(treeOf(place.project)).toEqual(tree)
        undone += 1
      }
      for (let run = count * 2; run > count; run -= 1) await undoRun(place, run)
      expect(treeOf(place.project)).toEqual(after)
      if (count > 0) expect(openTarget(place).ledger?.entries).toEqual(ledger?.entries)
    }),
    { numRuns: 60 },
  )
  expect(undone).toBeGreaterThan(30)
})
