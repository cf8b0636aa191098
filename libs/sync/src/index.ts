/**
 * The pure half of the sync engine: what to do with each artifact, and how to edit text so that nothing else moves.
 *
 * @packageDocumentation
 */
export type * from './types.ts'
