import { type AnyComponent, type Artifact, parseComponentConfig } from '@ccm/contract'
import { identityKey } from '@ccm/formats'
import { artifactHash } from '@ccm/formats/hash'
import { toAnyComponent } from '../library/any-component.ts'
import type { Library } from '../library/library.ts'
import { appliedAs } from '../render/applied.ts'
import { componentAt } from './edits/edited-component.ts'
import type { Edit } from './edits/find-edit.ts'

/** How many revisions are looked through, the newest. */
const LOOKED_THROUGH = 50

/**
 * What the library said of an artifact when the machine last agreed with it. Only its hash was kept, but what is rendered depends on nothing
 * else than revision and target: so the revisions of its component are rendered again, and the hash tells the one that it was. Nothing when
 * none does, because a variable or an exception was another then, or when several components share the artifact.
 */
export function writtenArtifact(library: Library, { artifact, exception: { last }, target: { subject } }: Edit): Artifact | undefined {
  if (!artifact || last === undefined) return undefined
  if (artifactHash(artifact) === last) return artifact
  const [owner, ...others] = artifact.owners
  const at = owner && others.length === 0 ? componentAt(library, subject, owner.componentId) : undefined
  if (!at) return undefined
  const key = identityKey(artifact.id)
  for (const earlier of earlierRevisions(library, at.component)) {
    const rendered = at.render(appliedAs(earlier, at.resolved)).find((one) => identityKey(one.id) === key)
    if (rendered && artifactHash(rendered) === last) return rendered
  }
  return undefined
}

/** A component as its revisions before the last said, the newest first. One that would not be valid any more is left out. */
function* earlierRevisions({ read }: Library, component: AnyComponent): Generator<AnyComponent> {
  const { id, type, revision } = component
  const texts = read.column<string>(
    'SELECT content FROM ComponentRevision WHERE componentId = ? AND type = ? AND revision < ? ORDER BY revision DESC LIMIT ?',
    id,
    type,
    revision,
    LOOKED_THROUGH,
  )
  for (const text of texts) {
    const { config }: { config: unknown } = JSON.parse(text)
    if (parseComponentConfig(type, config).success) yield toAnyComponent(type, config, component)
  }
}
