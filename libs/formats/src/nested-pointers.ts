import type { Artifact, Json } from '@ccm/contract'

/** An artifact and the level of the component that gives it. */
export interface Levelled {
  artifact: Artifact
  level: number
}

/** A member of a shared JSON file that artifacts want as different things. */
export interface NestedPointer {
  winner: Levelled
  /** Artifacts of a lower level: they give way. */
  losers: Levelled[]
  /** Artifacts of the same level: they contradict it. */
  rivals: Levelled[]
}

type Need = 'value' | 'list' | 'object'

/**
 * Members of shared JSON that one artifact wants as a value and another as a container of its own: `/foo` beside `/foo/bar`. An empty
 * object or list gives way to what goes into it.
 */
export function nestedPointers(artifacts: Levelled[]): NestedPointer[] {
  const mixed = mixedPlaces(artifacts)
  if (mixed.size === 0) return []
  return [...mixed].flatMap((place) => {
    const here = artifacts.flatMap((one) => {
      const need = needAt(one.artifact, place)
      return need === undefined ? [] : [{ one, need }]
    })
    const [first, ...rest] = here.filter(({ one, need }) => !isMadeByOthers(one.artifact, need, here))
    if (!first) return []
    const top = rest.reduce((best, next) => (next.one.level > best.one.level ? next : best), first)
    const others = here.filter(({ need }) => need !== top.need).map(({ one }) => one)
    const gives = ({ artifact, level }: Levelled) => level < top.one.level || isEmptyFor(artifact, top.need)
    return [{ winner: top.one, losers: others.filter(gives), rivals: others.filter((one) => !gives(one)) }]
  })
}

/** The pointers of one file by what they are needed as. */
type Needs = Record<Need, Set<string>>

/** Places that are needed as more than one thing. */
function mixedPlaces(artifacts: Levelled[]): Set<string> {
  const mixed = new Set<string>()
  for (const [file, { value, list, object }] of needsByFile(artifacts)) {
    for (const pointer of object) if (value.has(pointer) || list.has(pointer)) mixed.add(file + pointer)
    for (const pointer of list) if (value.has(pointer)) mixed.add(file + pointer)
  }
  return mixed
}

function needsByFile(artifacts: Levelled[]): Map<string, Needs> {
  const files = new Map<string, Needs>()
  for (const { artifact } of artifacts) {
    if (artifact.kind !== 'key' && artifact.kind !== 'element') continue
    const file = fileOf(artifact)
    const needs = files.get(file) ?? { value: new Set(), list: new Set(), object: new Set() }
    files.set(file, needs)
    needs[artifact.kind === 'key' ? 'value' : 'list'].add(artifact.pointer)
    for (const pointer of containersOf(artifact.pointer)) {
      if (needs.object.has(pointer)) break
      needs.object.add(pointer)
    }
  }
  return files
}

/** What an artifact needs a place to be, if anything. */
function needAt(artifact: Artifact, place: string): Need | undefined {
  if ((artifact.kind !== 'key' && artifact.kind !== 'element') || !place.startsWith(fileOf(artifact))) return undefined
  const pointer = place.slice(fileOf(artifact).length)
  if (pointer === artifact.pointer) return artifact.kind === 'key' ? 'value' : 'list'
  return artifact.pointer.startsWith(`${pointer}/`) ? 'object' : undefined
}

const fileOf = ({ root, path }: Artifact) => `${root}:${path}#`

/** The pointers of the members around one, from the inside. */
function* containersOf(pointer: string): Iterable<string> {
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) yield pointer.slice(0, end)
}

const isMadeByOthers = (artifact: Artifact, need: Need, here: { need: Need }[]) =>
  need === 'value' && here.some((other) => other.need !== 'value' && isEmptyFor(artifact, other.need))

const isEmptyFor = (artifact: Artifact, need: Need) => artifact.kind === 'key' && isEmpty(artifact.value, need)

function isEmpty(value: Json, need: Need): boolean {
  if (Array.isArray(value)) return need === 'list' && value.length === 0
  return need === 'object' && typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
