import type { Artifact, ImpactChange, ImpactTarget } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { renderArtifacts } from '../render/render.ts'
import type { Reached } from './reach.ts'
import { placeOf, resolveSubject } from './wanted.ts'

/** How many targets are told, and how many changes of each. */
const TOLD_TARGETS = 100
const TOLD_CHANGES = 20

/** What would change at these targets if the library became the other. Targets in which nothing would are left out. */
export function impactOn(library: Library, changed: Library, reached: Reached[]): { targets: ImpactTarget[]; totalTargets: number } {
  const all = reached.flatMap((target) => impactAt(library, changed, target))
  return { targets: all.slice(0, TOLD_TARGETS), totalTargets: all.length }
}

function impactAt(library: Library, changed: Library, { subject, kind, name, machineName }: Reached): ImpactTarget[] {
  const before = tryRender(library, subject)
  const after = tryRender(changed, subject)
  const problem = after.problem
  const changes = problem === null ? changesBetween(before.artifacts, after.artifacts) : []
  if (changes.length === 0 && problem === before.problem) return []
  const told = changes.slice(0, TOLD_CHANGES)
  return [{ targetId: subject.targetId, kind, name, machineName, changes: told, total: changes.length, problem }]
}

function tryRender(library: Library, subject: Reached['subject']): { artifacts: Artifact[]; problem: string | null } {
  try {
    return { artifacts: renderArtifacts(library, resolveSubject(library, subject), placeOf(subject)), problem: null }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unresolvable') return { artifacts: [], problem: error.message }
    throw error
  }
}

function changesBetween(before: Artifact[], after: Artifact[]): ImpactChange[] {
  const rest = new Map(before.map((artifact) => [artifact.id, artifact]))
  const changes = after.flatMap((artifact): ImpactChange[] => {
    const { id, path } = artifact
    const known = rest.get(id)
    rest.delete(id)
    if (!known) return [{ id, path, action: 'create' }]
    return known === artifact || artifactHash(known) === artifactHash(artifact) ? [] : [{ id, path, action: 'update' }]
  })
  return [...changes, ...[...rest.values()].map(({ id, path }) => ({ id, path, action: 'remove' as const }))]
}
