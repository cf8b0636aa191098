import type { AnyComponent, Artifact, Warning } from '@ccm/contract'
import { composeFiles, envReferences, type FileSource, UnresolvableError } from '@ccm/formats'
import { shownPath } from '../../ui/artifact-id.ts'
import { languageOf } from '../../ui/tint.ts'
import { amongOthers, isOwn } from './among-others.ts'
import { foreignLines } from './foreign-lines.ts'
import { markLines, type MarkedText } from './mark-lines.ts'
import type { Viewpoint } from './viewpoint.ts'

/** One file a component reaches, as it will be. */
export interface PreviewFile extends MarkedText {
  /** From the project's directory; from the home directory it starts with `~/`. */
  path: string
  content: string
  encoding?: 'base64'
  executable?: true
  /** This component's share of it. */
  artifacts: Artifact[]
  /** It goes with the save. */
  gone: boolean
}

export interface Preview {
  files: PreviewFile[]
  warnings: Warning[]
  /** Names it refers to as `${NAME}`. */
  references: string[]
  /** Why it cannot be written, in a sentence. */
  problem: string | undefined
}

export interface PreviewInput {
  component: AnyComponent
  /** As it is saved; undefined for a new one, in which nothing is marked. */
  saved: AnyComponent | undefined
  /** What is to be said of changes that were not made to it. */
  unfit?: readonly string[]
  viewpoint: Viewpoint
  files: FileSource
}

/** What a component writes, with what changes against what is saved. */
export function buildPreview({ component, saved, unfit = [], viewpoint, files }: PreviewInput): Preview {
  const references = envReferences(component)
  try {
    const after = amongOthers(component, viewpoint, files)
    const before = saved && byPath(amongOthers(saved, viewpoint, files).artifacts)
    return {
      files: pair(before, byPath(after.artifacts), component.id),
      warnings: [...after.warnings, ...viewpoint.warnings, ...unfit.map((message) => ({ code: 'override-invalid' as const, message }))],
      references,
      problem: undefined,
    }
  } catch (error) {
    if (!(error instanceof UnresolvableError)) throw error
    return { files: [], warnings: [], references, problem: error.message }
  }
}

type Parts = Map<string, Artifact[]>

function byPath(artifacts: readonly Artifact[]): Parts {
  const files: Parts = new Map()
  for (const artifact of artifacts) {
    const parts = files.get(shownPath(artifact))
    if (parts) parts.push(artifact)
    else files.set(shownPath(artifact), [artifact])
  }
  return files
}

const ownPaths = (files: Parts | undefined, componentId: string) =>
  [...(files ?? [])].flatMap(([path, parts]) => (parts.some((artifact) => isOwn(artifact, componentId)) ? [path] : []))

/** The files that hold something of a component, and then those that no longer do. */
function pair(before: Parts | undefined, after: Parts, componentId: string): PreviewFile[] {
  const paths = new Set([...ownPaths(after, componentId), ...ownPaths(before, componentId)])
  return [...paths].flatMap((path) => toFile(path, before && (before.get(path) ?? []), after.get(path) ?? [], componentId) ?? [])
}

function toFile(path: string, before: Artifact[] | undefined, after: Artifact[], componentId: string): PreviewFile | undefined {
  const [old] = composeFiles(before ?? [])
  const [now] = composeFiles(after)
  const shown = now ?? old
  if (!shown) return undefined
  const { content, encoding, executable } = shown
  const parts = now ? after : (before ?? [])
  const sides = { before: before ? old?.content : now?.content, after: now?.content }
  const marked = encoding
    ? { text: '', lines: [], added: sides.before === sides.after ? 0 : 1, removed: 0 }
    : markLines({ ...sides, foreign: foreignLines(content, parts, componentId), json: languageOf(path) === 'json' })
  const artifacts = parts.filter((artifact) => isOwn(artifact, componentId))
  return { path, content, ...(encoding && { encoding }), ...(executable && { executable }), artifacts, gone: now === undefined, ...marked }
}
