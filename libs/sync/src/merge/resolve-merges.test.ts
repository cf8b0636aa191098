import type { Artifact } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import type { JudgedFile } from '../judged.ts'
import { judge } from '../plan.ts'
import { desiredOf, fileArtifact } from '../testing/artifacts.ts'
import { ledgerOf } from '../testing/ledger.ts'
import { resolveMerges } from './resolve-merges.ts'

const agent = (content: string, more = {}) => fileArtifact('.claude/agents/reviewer.md', content, more)
const base = agent('one\ntwo\nthree\n')
const wanted = agent('one\ntwo\nTHREE\n')
const baseOf = (want: string) => (want === artifactHash(base) ? base : undefined)

/** What is judged of a file that the library changed from `base`, and that holds `content`. */
function judged(content: string, want: Artifact = wanted, platform: NodeJS.Platform = 'linux', executable = false): JudgedFile[] {
  const files = new Map([[`project:${want.path}`, { kind: 'file' as const, bytes: Buffer.from(content), executable }]])
  return judge({ targetId: 'target-one', desired: desiredOf(want), ledger: ledgerOf([base]), files, platform }).files
}

const actionOf = (files: readonly JudgedFile[]) => files.flatMap(({ actions }) => actions)[0]

it('asks for no base, and leaves the very files, where there is nothing to merge', async () => {
  const files = judged('one\ntwo\nthree\n')
  const resolved = await resolveMerges(files, () => {
    throw new Error('A base was asked for.')
  })
  expect(actionOf(resolved)).toBe(actionOf(files))
})

it('merges once: what it has merged or found to be a conflict stays as it is', async () => {
  for (const content of ['ONE\ntwo\nthree\n', 'one\ntwo\nmine\n']) {
    const once = await resolveMerges(judged(content), baseOf)
    expect(await resolveMerges(once, () => undefined)).toEqual(once)
  }
})

it('writes what the library says where a person made a part of its change', async () => {
  const both = agent('ONE\ntwo\nTHREE\n')
  expect(actionOf(await resolveMerges(judged('ONE\ntwo\nthree\n', both), baseOf))).toMatchObject({
    action: 'update',
    want: artifactHash(both),
  })
})

it('looks for no executable bit on Windows', async () => {
  const resolved = await resolveMerges(judged('ONE\ntwo\nthree\n', wanted, 'win32', true), baseOf)
  expect(actionOf(resolved)).toMatchObject({ action: 'merge', result: { executable: false } })
})

it('compares with nothing that is no text in the library', async () => {
  const binary = agent('AAE=', { encoding: 'base64' })
  const resolved = actionOf(await resolveMerges(judged('ONE\ntwo\nthree\n', binary), baseOf))
  expect(resolved).toMatchObject({ action: 'conflict', base: base.content })
  expect(resolved?.marked).toBeUndefined()
})
