import type { Artifact, Owner, Warning } from '@ccm/contract'
import { agentNameWarnings } from './agent-names.ts'
import { canonicalJson } from './canonical-json.ts'
import { identityKey } from './identity.ts'
import { nestedFiles } from './nested-files.ts'
import { nestedPointers } from './nested-pointers.ts'
import { nameOf } from './owner.ts'
import { placeOf } from './place-of.ts'
import type { Rendered } from './renderer.ts'
import { type Clash, UnresolvableError } from './unresolvable-error.ts'

/** What one component gave, and how late it comes: rising from parent profile to profile to project to machine. */
export interface RenderedAt {
  rendered: Rendered
  level: number
}

interface Candidate {
  artifact: Artifact
  level: number
}

/**
 * Makes one artifact of all that share an identity. Equal content has several owners; of different content the highest level
 * wins and the rest is reported as shadowed. Each artifact stands where the first of its candidates stood.
 *
 * @param parts - in the order their artifacts are wanted
 * @throws {UnresolvableError} when the highest level holds different content, or a file would have to be a directory
 */
export function mergeRendered(parts: RenderedAt[]): Rendered {
  const merged = groupByIdentity(parts).map(mergeGroup)
  const nested = nestedPointers(merged)
  const dropped = new Set(nested.flatMap(({ losers }) => losers.map(({ artifact }) => artifact)))
  const artifacts = merged.map(({ artifact }) => artifact).filter((artifact) => !dropped.has(artifact))
  const clashes = [
    ...merged.flatMap(({ clash }) => clash ?? []),
    ...nested.flatMap(({ winner, rivals }) => (rivals.length > 0 ? [clashOf(winner.artifact, rivals)] : [])),
    ...nestedFiles(artifacts),
  ]
  if (clashes.length > 0) throw new UnresolvableError(clashes)
  return {
    artifacts,
    warnings: [
      ...parts.flatMap(({ rendered }) => rendered.warnings),
      ...merged.flatMap(({ warnings }) => warnings),
      ...nested.flatMap(({ winner, losers }) => losers.filter(isHeard).map(({ artifact }) => shadowed(artifact, winner.artifact))),
      ...agentNameWarnings(artifacts),
    ],
  }
}

/** An empty object or list that others fill loses nothing. */
const isHeard = ({ artifact }: Candidate) => artifact.kind !== 'key' || !['{}', '[]'].includes(canonicalJson(artifact.value))

type Group = [Candidate, ...Candidate[]]

function groupByIdentity(parts: RenderedAt[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { rendered, level } of parts) {
    for (const artifact of rendered.artifacts) {
      const key = mergeKey(artifact)
      const group = groups.get(key)
      if (group) group.push({ artifact, level })
      else groups.set(key, [{ artifact, level }])
    }
  }
  return [...groups.values()]
}

function mergeGroup(group: Group): Candidate & { warnings: Warning[]; clash?: Clash } {
  const [first] = group
  if (group.length === 1) return { ...first, warnings: [] }
  const winner = group.reduce((best, candidate) => (candidate.level > best.level ? candidate : best))
  const content = contentOf(winner.artifact)
  const agreeing = group.filter(({ artifact }) => contentOf(artifact) === content)
  const others = group.filter((candidate) => !agreeing.includes(candidate))
  const rivals = others.filter(({ level }) => level === winner.level)
  return {
    artifact: { ...(agreeing[0] ?? winner).artifact, owners: ownersOf(agreeing) },
    level: winner.level,
    warnings: others.map(({ artifact }) => shadowed(artifact, winner.artifact)),
    ...(rivals.length > 0 && { clash: clashOf(winner.artifact, rivals) }),
  }
}

/**
 * What artifacts meet by. Equal elements of one array are one element, whoever adds them: the published schema wants the lists of rules
 * without repetition. Members of JSON differ by case, which paths do not.
 */
function mergeKey(artifact: Artifact): string {
  if (artifact.kind !== 'key' && artifact.kind !== 'element') return identityKey(artifact.id)
  const { root, path, pointer, value } = artifact
  const member = `${identityKey(`${root}:${path}`)}#${pointer}`
  return artifact.kind === 'key' ? member : `${member} ${canonicalJson(value)}`
}

/** What an artifact puts on the disk, as text to compare. */
function contentOf(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'file':
      return `${artifact.executable ? 'executable' : 'file'} ${artifact.encoding ?? 'text'} ${artifact.content}`
    case 'key':
    case 'element':
      return canonicalJson(artifact.value)
    case 'block':
      return artifact.content
    default:
      return artifact satisfies never
  }
}

/** Every owner once, in order of appearance. */
function ownersOf(candidates: Candidate[]): Owner[] {
  const owners = candidates.flatMap(({ artifact }) => artifact.owners)
  return [...new Map(owners.map((owner) => [owner.componentId, owner])).values()]
}

const clashOf = (artifact: Artifact, rivals: Candidate[]): Clash => ({
  id: artifact.id,
  path: artifact.path,
  owners: [...artifact.owners, ...ownersOf(rivals)],
})

const shadowed = (loser: Artifact, winner: Artifact): Warning => ({
  code: 'shadowed',
  message: `${namesOf(loser, 'The')} is not written to ${placeOf(loser)}: ${namesOf(winner)} comes later and gives other content for it.`,
  owner: loser.owners[0],
})

const namesOf = ({ owners: [owner] }: Artifact, article?: 'The') => (owner ? nameOf(owner, article) : 'a component')
