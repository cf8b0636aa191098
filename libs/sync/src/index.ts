/**
 * The pure half of the sync engine: what to do with each artifact, and how to edit text so that nothing else moves.
 *
 * @packageDocumentation
 */
export type * from './types.ts'
export { SyncError } from './errors.ts'
export { decide } from './decide.ts'
export { exceptionsOf } from './exceptions.ts'
export { pathProblem } from './paths.ts'
export { buildPlan, type PlanInput, textOf } from './plan.ts'
export { checkDesired } from './check-desired.ts'
export type { FileState } from './files.ts'
