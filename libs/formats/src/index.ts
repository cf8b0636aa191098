/**
 * From components to the artifacts they put on a disk. Pure: no I/O, no clock, no state. Hashes are in `@ccm/formats/hash`.
 *
 * @packageDocumentation
 */
export type { Checkout, FileSource, RenderContext, Rendered, Renderer, RenderTargetKind } from './renderer.ts'
export { renderers, renderComponent } from './renderers.ts'
export { renderSwitchedOff } from './claude-code/switched-off.ts'
export { approvalsOf } from './claude-code/approvals.ts'
export { projectKey } from './claude-code/project-key.ts'
export { envReferences } from './env-references.ts'
export { renderTarget, type TargetComponent, type TargetInput } from './render-target.ts'
export { mergeRendered, type RenderedAt } from './merge.ts'
export { UnresolvableError, type Clash } from './unresolvable-error.ts'
export { composeFiles, composeWithOrigins, type ComposedFile, type TracedFile } from './compose-files.ts'
export { beginMarker, endMarker, parseMarker, type Marker } from './markers.ts'
export { fillTemplate, type Filled } from './template.ts'
export { blockId, elementId, fileId, fromPointer, identityKey, keyId, toPointer } from './identity.ts'
