/**
 * Three-way merging of texts and JSON values, for whoever holds what was agreed on last, what one side made of it and what the other did.
 *
 * @packageDocumentation
 */
export { markText, mergeText, type MergedText } from './merge-text.ts'
export { mergeJson, type MergedJson } from './merge-json.ts'
export type { Sides } from './sides.ts'
