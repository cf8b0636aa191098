import type { Artifact, ProfilePreview, ResolvedComponent, Warning } from '@ccm/contract'
import { composeWithOrigins, type TracedFile } from '@ccm/formats/compose-files'
import { markLines } from '../components/preview/mark-lines.ts'
import { shownPath } from '../ui/artifact-id.ts'
import type { LineNote, Origin } from '../ui/code/annotated-rows.ts'
import { languageOf } from '../ui/tint.ts'

/** One line of a file, with the components that wrote it. */
export interface ResultLine extends LineNote {
  owners: readonly string[]
}

/** One file of a profile's result, with who wrote each line and what a save changes in it. */
export interface ResultFile {
  /** From the project's directory; from the home directory it starts with `~/`. */
  path: string
  content: string
  encoding?: 'base64'
  executable?: true
  artifacts: Artifact[]
  /** What is shown: the content, and between its lines those that go with the save. */
  text: string
  lines: ResultLine[]
  /** What a save does to the file. */
  change?: 'added' | 'changed' | 'removed'
}

type Answer = Pick<ProfilePreview, 'artifacts' | 'components' | 'warnings'>

/**
 * The files a profile gives in an empty directory.
 *
 * @param own the profile's id: what it lists itself is "added here"
 * @param before what is saved; left out when nothing differs
 */
export function composeResult(own: string, after: Answer, before?: Answer): ResultFile[] {
  const [now, old] = [filesOf(after.artifacts), before && filesOf(before.artifacts)]
  const originOf = createOrigins(own, after)
  const files = [...now].map(([path, file]) => toResult({ path, file, before: old && (old.get(path) ?? null), originOf }))
  const gone = [...(old ?? [])].filter(([path]) => !now.has(path))
  return [...files, ...gone.map(([path, file]) => toGone(path, file))]
}

/** The components that hold something of a file. */
export const ownersIn = ({ artifacts }: Pick<ResultFile, 'artifacts'>) =>
  new Set(artifacts.flatMap(({ owners }) => owners.map(({ componentId }) => componentId)))

/** What a component wants and others keep it from, by its id. */
export function overriddenIn({ components, artifacts, warnings }: Answer): Map<string, Overridden> {
  const writers = ownersIn({ artifacts })
  const overridden = new Map<string, Overridden>()
  for (const { owner, message } of warnings.filter(isShadowed)) {
    if (!owner) continue
    const known = overridden.get(owner.componentId)
    const by = known?.by ?? rivalOf(components, owner.componentId)?.name
    overridden.set(owner.componentId, { whole: !writers.has(owner.componentId), by, reasons: [...(known?.reasons ?? []), message] })
  }
  return overridden
}

export interface Overridden {
  /** Nothing of it is written. */
  whole: boolean
  /** The component that stands in its place, where that is one of the same type and key. */
  by: string | undefined
  reasons: string[]
}

const isShadowed = ({ code }: Warning) => code === 'shadowed'

/** The component that comes later and has the same type and key, and so the same file or member. */
function rivalOf(components: readonly ResolvedComponent[], id: string): ResolvedComponent | undefined {
  const loser = components.find(({ componentId }) => componentId === id)
  return loser && components.findLast(({ componentId, type, key }) => componentId !== id && type === loser.type && key === loser.key)
}

interface PlacedFile extends TracedFile {
  artifacts: Artifact[]
}

/** By their shown path. A project and a home directory may both hold a file of one name. */
function filesOf(artifacts: readonly Artifact[]): Map<string, PlacedFile> {
  const byPath = new Map<string, Artifact[]>()
  for (const artifact of artifacts) byPath.set(shownPath(artifact), [...(byPath.get(shownPath(artifact)) ?? []), artifact])
  return new Map(
    [...byPath].flatMap(([path, parts]) =>
      composeWithOrigins(parts).map((file): [string, PlacedFile] => [path, { ...file, artifacts: parts }]),
    ),
  )
}

interface Sides {
  path: string
  file: PlacedFile
  /** Undefined when nothing differs from what is saved; null when the file is new. */
  before: PlacedFile | null | undefined
  originOf: (artifact: Artifact) => Origin | undefined
}

function toResult({ path, file, before, originOf }: Sides): ResultFile {
  const { content, encoding, executable, artifacts, origins } = file
  const shared = { path, content, ...(encoding && { encoding }), ...(executable && { executable }), artifacts }
  const known = new Map(artifacts.map((artifact) => [artifact, originOf(artifact)]))
  const trace = (line: number): ResultLine => {
    const artifact = origins[line]
    const origin = artifact && known.get(artifact)
    return { owners: artifact?.owners.map(({ componentId }) => componentId) ?? [], ...(origin && { origin }) }
  }
  if (encoding || before === undefined || before?.content === content) {
    const change = before === null ? 'added' : before && before.content !== content ? 'changed' : undefined
    return { ...shared, text: content, lines: origins.map((_, line) => trace(line)), ...(change && { change }) }
  }
  const marked = markLines({ before: before?.content, after: content, foreign: new Set(), json: languageOf(path) === 'json' })
  let line = 0
  const lines = marked.lines.map((note): ResultLine => ({ ...note, ...(note.mark === 'removed' ? { owners: [] } : trace(line++)) }))
  return { ...shared, text: marked.text, lines, change: before === null ? 'added' : 'changed' }
}

const toGone = (path: string, { content, encoding, executable, origins }: PlacedFile): ResultFile => ({
  path,
  content,
  ...(encoding && { encoding }),
  ...(executable && { executable }),
  artifacts: [],
  text: content,
  lines: origins.map(() => ({ owners: [], mark: 'removed' })),
  change: 'removed',
})

/** Which component wrote an artifact, and which profile brought that. */
function createOrigins(own: string, answer: Answer): (artifact: Artifact) => Origin | undefined {
  const byId = new Map(answer.components.map((component) => [component.componentId, component]))
  const rivals = new Set([...overriddenIn(answer).values()].flatMap(({ by }) => by ?? []))
  return ({ owners }) => {
    const owner = owners.at(-1)
    if (!owner) return undefined
    const bringer = byId.get(owner.componentId)?.reasons.findLast(({ action }) => action === 'includes' || action === 'replaces')
    const isHere = !bringer || bringer.id === own
    const overrides = bringer?.action === 'replaces' || rivals.has(owner.name)
    return {
      label: owners.length > 1 ? `${owner.name} +${owners.length - 1}` : owner.name,
      ...(!isHere && { from: bringer.name }),
      href: `/components/${owner.componentId}`,
      tone: overrides ? 'override' : isHere ? 'here' : 'inherited',
    }
  }
}
