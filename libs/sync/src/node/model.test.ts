import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import { makeBase, makeGround } from '../testing/model/engine.ts'
import { type Counts, Memory } from '../testing/model/memory.ts'
import { firstSync, sequences } from '../testing/model/sequences.ts'

// Hundreds of sequences on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 600_000 })

const base = makeBase()
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** The same sequences each time, so that a change and not luck turns it red. To hunt: another seed, and thousands of them. */
const seed = Number(process.env.CCM_MODEL_SEED ?? 20_261_122)
const numRuns = Number(process.env.CCM_MODEL_RUNS ?? 500)

/** What must have happened in all sequences together, for them to prove anything. */
const often = {
  'planned merge': 10,
  'planned conflict': 30,
  'planned drifted': 100,
  'planned move': 20,
  'planned update': 30,
  'planned remove': 20,
  'planned release': 3,
  'planned adopt': 3,
  'drifted settled mine': 10,
  'drifted settled theirs': 10,
  'drifted settled edited': 10,
  'sync killed: done': 30,
  'sync killed: undone': 5,
  'undo killed: done': 20,
  'edits between kill and repair': 10,
  'edits while we write': 5,
  'undone exactly': 30,
  'undo: changed': 20,
  'undo: anyway': 5,
  'wholly in step': 200,
}

it('loses nothing a person wrote, whatever they, the library and we do, in whatever order, and wherever we are killed', async () => {
  const counts: Counts = new Map()
  await fc.assert(
    fc.asyncProperty(fc.boolean(), sequences(16), async (isNew, commands) => {
      const [model, real] = [new Memory(counts), { ground: makeGround(base, 'one'), base }]
      if (!isNew) await firstSync.run(model, real)
      await fc.asyncModelRun(() => ({ model, real }), commands)
    }),
    { numRuns, seed },
  )
  console.info(
    `What happened in ${numRuns} sequences of seed ${seed}:\n${[...counts]
      .sort()
      .map(([what, times]) => `  ${what}: ${times}`)
      .join('\n')}`,
  )
  for (const [what, least] of Object.entries(often)) expect(counts.get(what) ?? 0, what).toBeGreaterThanOrEqual(least)
})
