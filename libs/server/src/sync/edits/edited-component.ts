import type { AnyComponent, Artifact, FileContent, Hash, Owner } from '@ccm/contract'
import { identityKey } from '@ccm/formats'
import type { Library } from '../../library/library.ts'
import { appliedComponents } from '../../render/applied.ts'
import { renderAs } from '../../render/render-as.ts'
import type { Resolved } from '../../resolve/resolution.ts'
import type { Subject } from '../../targets/subject.ts'
import { placeOf, resolveSubject } from '../../targets/wanted.ts'
import type { Edit } from './find-edit.ts'
import { Refusal } from './refusal.ts'

/** A component as it applies to a target. */
export interface ComponentAt {
  component: AnyComponent
  resolved: Resolved
  /** What it would give there with another config, and with files that are not kept yet. */
  render(component: AnyComponent, files?: ReadonlyMap<Hash, FileContent>): Artifact[]
}

/** Nothing when it does not apply there. */
export function componentAt(library: Library, subject: Subject, id: string): ComponentAt | undefined {
  const resolution = resolveSubject(library, subject)
  const resolved = resolution.components.find(({ componentId }) => componentId === id)
  const [applied] = resolved ? appliedComponents(library, [resolved]).applied : []
  if (!applied || !resolved) return undefined
  const render: ComponentAt['render'] = (other, files) =>
    renderAs(other, resolved, resolution, placeOf(subject), { get: (hash) => files?.get(hash) ?? library.files.get(hash) })
  return { component: applied.component, resolved, render }
}

/** The component an edit was made to. */
export interface EditedComponent extends ComponentAt {
  /** The artifact the edit was made to, as the component alone gives it. */
  artifact: Artifact
  /** All it gives there. */
  artifacts: Artifact[]
}

/** @throws Refusal when it is nobody's edit to settle there */
export function editedComponent(library: Library, { artifact, target: { subject } }: Edit): EditedComponent {
  const owner = onlyOwner(artifact)
  const at = componentAt(library, subject, owner.componentId)
  if (!at) throw new Refusal(`The ${owner.type} "${owner.name}" does not apply there any more.`)
  const artifacts = at.render(at.component)
  const own = artifacts.find(isSame(artifact))
  if (!own) throw new Refusal('It is no part of a component: ccm writes it by itself. Change the component it is about, or put it back.')
  return { ...at, artifact: own, artifacts }
}

function onlyOwner(artifact: Artifact | undefined): Owner {
  const [owner, ...others] = artifact?.owners ?? []
  if (!owner) throw new Refusal('The library does not name it any more. Leave it as it is: it belongs to whoever made it.')
  if (others.length === 0) return owner
  const names = [owner, ...others].map(({ type, name }) => `${type} "${name}"`).join(' and ')
  throw new Refusal(`It comes from ${names} alike, and the edit could be meant for any of them. Change the one you mean in the library.`)
}

/** Compares by identity: artifacts for one place on the disk. */
export const isSame = (artifact: Artifact | undefined) => {
  const key = artifact && identityKey(artifact.id)
  return (other: Artifact) => identityKey(other.id) === key
}
