import type { Artifact } from '@ccm/contract'
import { beginMarker, endMarker } from '@ccm/formats'
import { readJson } from '../editor/read-json.ts'
import { isOwn } from './among-others.ts'

interface Lines {
  /** From 0; `to` is the last of them. */
  from: number
  to: number
}

/** Which lines of a composed file are other components' alone. Lines that hold several, such as an object around all, are nobody's. */
export function foreignLines(content: string, artifacts: readonly Artifact[], componentId: string): ReadonlySet<number> {
  const find = content.startsWith('{') ? finderInJson(content, artifacts) : finderInText(content)
  const foreign = new Set<number>()
  for (const artifact of artifacts) {
    if (!isOwn(artifact, componentId)) each(find(artifact), (line) => foreign.add(line))
  }
  for (const artifact of artifacts) {
    if (isOwn(artifact, componentId)) each(find(artifact), (line) => foreign.delete(line))
  }
  return foreign
}

type Finder = (artifact: Artifact) => Lines | undefined

function each(lines: Lines | undefined, run: (line: number) => void): void {
  if (lines) for (let line = lines.from; line <= lines.to; line += 1) run(line)
}

function finderInJson(content: string, artifacts: readonly Artifact[]): Finder {
  const { spans } = readJson(content)
  const starts = lineStarts(content)
  const places = placesOf(artifacts)
  return (artifact) => {
    const span = spans?.get(places.get(artifact) ?? '')
    return span && { from: lineAt(starts, span.from), to: lineAt(starts, span.to - 1) }
  }
}

/** Elements stand in their list in the order of their artifacts. */
function placesOf(artifacts: readonly Artifact[]): Map<Artifact, string> {
  const lengths = new Map<string, number>()
  const places = new Map<Artifact, string>()
  for (const artifact of artifacts) {
    if (artifact.kind === 'key') places.set(artifact, artifact.pointer)
    if (artifact.kind !== 'element') continue
    const index = lengths.get(artifact.pointer) ?? 0
    lengths.set(artifact.pointer, index + 1)
    places.set(artifact, `${artifact.pointer}/${index}`)
  }
  return places
}

function finderInText(content: string): Finder {
  const lines = content.split('\n')
  return (artifact) => {
    if (artifact.kind === 'file') return { from: 0, to: lines.length - 1 }
    if (artifact.kind !== 'block') return undefined
    const from = lines.indexOf(beginMarker(artifact.block))
    const to = lines.indexOf(endMarker(artifact.block), from)
    return from < 0 || to < 0 ? undefined : { from, to }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** The last line that starts at or before a place, by halving. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
