import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect } from 'vitest'
import { treeOf } from '../tree.ts'
import type { Ground } from './engine.ts'
import { foreignIn, wordsIn, wordsUnder } from './traces.ts'

/** A project as it is at one moment. */
export interface Snapshot {
  tree: Record<string, string>
  words: Map<string, string[]>
  foreign: Record<string, readonly string[]>
}

export const snapshotOf = ({ project }: Ground): Snapshot => ({
  tree: treeOf(project),
  words: wordsUnder(project),
  foreign: foreignIn(project),
})

/** What a command of ours may do to what a person wrote. */
export interface Terms {
  /** Words a person gave up by name. */
  givenUp: ReadonlySet<string>
  /** Words that may come: typed by a person just now, or there before what is undone. */
  mayCome: ReadonlySet<string>
  /** Files that may change, links followed. */
  paths: ReadonlySet<string>
  /** Where files go, by where they were. */
  moved: ReadonlyMap<string, string>
}

/** Nobody has lost a byte they wrote: the first principle. */
export function expectKept(before: Snapshot, after: Snapshot, terms: Terms): void {
  const { givenUp, mayCome, moved } = terms
  for (const [word, places] of before.words) {
    if (givenUp.has(word)) continue
    const now = after.words.get(word)
    expect(now, `${word} is still there`).toBeDefined()
    // What is undone comes back where it was, and where a person worked on it since it stays there too.
    if (mayCome.has(word)) continue
    expect(
      places.flatMap((path) => [path, moved.get(path)]),
      `${word} is where it was`,
    ).toEqual(expect.arrayContaining(now ?? []))
  }
  for (const [word, places] of after.words) {
    const former = before.words.get(word)
    expect(places.length, `${word} is there once`).toBeLessThanOrEqual(
      Math.max(1, former?.length ?? 0) + (former && mayCome.has(word) ? 1 : 0),
    )
    if (!former) expect(mayCome, 'nothing comes back unasked').toContain(word)
  }
  const stays = (text: string) => wordsIn(text).every((word) => !givenUp.has(word) && !mayCome.has(word))
  for (const [path, texts] of Object.entries(before.foreign)) {
    expect(after.foreign[path]?.filter(stays), `what is not ours in ${path} is as it was`).toEqual(texts.filter(stays))
  }
  expectUntouched(before.tree, after.tree, terms.paths)
}

/** Files a run was not about have the bytes, the permission bits and the links they had. */
function expectUntouched(before: Record<string, string>, after: Record<string, string>, paths: ReadonlySet<string>): void {
  const above = new Set([...paths].flatMap(ancestorsOf))
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!paths.has(path) && !above.has(path)) expect(after[path], `${path} is untouched`).toBe(before[path])
  }
}

function ancestorsOf(path: string): string[] {
  const above = dirname(path)
  return above === '.' ? [] : [above, ...ancestorsOf(above)]
}

/** The files that paths of a target lead to. */
export function realPaths(project: string, paths: Iterable<string>): Set<string> {
  const real = (path: string): string[] => {
    const at = join(project, path)
    return existsSync(at) ? [path, relative(project, realpathSync(at))] : [path]
  }
  return new Set([...paths].flatMap(real))
}

/**
 * No temporary file, no lock and no unfinished record is left of a command that came to its end, or of a killed one that was repaired. A
 * new version of a file of CCM's own that was killed before it took its place is written over the next time.
 */
export function expectTidy({ project, home, targetId }: Ground, wasKilled: boolean): void {
  const own = existsSync(home) ? readdirSync(home, { recursive: true, encoding: 'utf8' }) : []
  const leftover = wasKilled ? /\.pending$|(?:^|\/)lock/ : /\.pending$|\.new$|(?:^|\/)lock/
  expect(own.filter((path) => leftover.test(path))).toEqual([])
  expect(readdirSync(project, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.ccm-'))).toEqual([])
  expect(existsSync(join(home, 'targets', targetId, 'lock'))).toBe(false)
}
