import type { AnyComponent, Artifact, Warning } from '@ccm/contract'
import { approvalsOf, type FileSource, mergeRendered, renderComponent, renderSwitchedOff } from '@ccm/formats'
import type { Viewpoint } from './viewpoint.ts'

interface Written {
  /** Everything the target receives, in order. */
  artifacts: Artifact[]
  /** What is to be said of this component. */
  warnings: Warning[]
}

/**
 * What a target receives when its share of this component is rendered anew: the others keep their places and the order of files.
 *
 * @throws {UnresolvableError} when a file would have to be a directory
 */
export function amongOthers(component: AnyComponent, viewpoint: Viewpoint, files: FileSource): Written {
  const own = renderComponent(component, { ...viewpoint.context, files })
  const off = viewpoint.switchedOff ? renderSwitchedOff(component).artifacts : []
  const isApproved = viewpoint.artifacts.some(isApproval)
  const others = viewpoint.artifacts.filter((artifact) => !isApproval(artifact))
  const place = others.findIndex((artifact) => isOwn(artifact, component.id))
  const at = place < 0 ? others.length : place
  const part = (artifacts: Artifact[], level: number) => ({ rendered: { artifacts, warnings: [] }, level })
  const { artifacts } = mergeRendered([
    part(withoutOwner(others.slice(0, at), component.id), 0),
    part(own.artifacts, 1),
    part(withoutOwner(others.slice(at), component.id), 0),
    part(off, 2),
  ])
  const approvals = isApproved ? approvalsOf(artifacts, viewpoint.allSwitchedOff) : []
  return { artifacts: [...artifacts, ...approvals], warnings: own.warnings }
}

/** Whether a component is among those that ask for an artifact. */
export const isOwn = ({ owners }: Artifact, componentId: string) => owners.some((owner) => owner.componentId === componentId)

/** An approval of an MCP server follows from the others. */
const isApproval = (artifact: Artifact) => artifact.kind === 'element' && artifact.needs !== undefined

const withoutOwner = (artifacts: Artifact[], componentId: string): Artifact[] =>
  artifacts.flatMap((artifact) => {
    if (!isOwn(artifact, componentId)) return [artifact]
    const owners = artifact.owners.filter((owner) => owner.componentId !== componentId)
    return owners.length > 0 ? [{ ...artifact, owners }] : []
  })
