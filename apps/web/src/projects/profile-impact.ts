import type { Artifact } from '@ccm/contract'
import { figure } from '../ui/count.ts'

export interface ArtifactChanges {
  create: string[]
  update: string[]
  remove: string[]
}

/** What changes between two lists of artifacts, by their ids. */
export function compareArtifacts(before: readonly Artifact[], after: readonly Artifact[]): ArtifactChanges {
  const [was, is] = [new Map(before.map((one) => [one.id, one])), new Map(after.map((one) => [one.id, one]))]
  const ids = (list: readonly Artifact[]) => list.map(({ id }) => id)
  return {
    create: ids(after.filter(({ id }) => !was.has(id))),
    update: ids(after.filter((one) => was.has(one.id) && contentOf(one) !== contentOf(was.get(one.id)))),
    remove: ids(before.filter(({ id }) => !is.has(id))),
  }
}

function contentOf(artifact: Artifact | undefined): string {
  if (!artifact) return ''
  return 'content' in artifact ? artifact.content : JSON.stringify(artifact.value)
}

/** "The next ccm sync writes 3 new, changes 1 and removes 2." */
export function sayChanges({ create, update, remove }: ArtifactChanges): string {
  const parts = [
    create.length > 0 && `writes ${figure(create.length)} new`,
    update.length > 0 && `changes ${figure(update.length)}`,
    remove.length > 0 && `removes ${figure(remove.length)}`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return 'The next ccm sync writes nothing: both profiles give the same.'
  const last = parts.at(-1)
  return `The next ccm sync ${parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`}.`
}
