/**
 * From the files Claude Code reads to components. Pure: no I/O, no clock, no state.
 *
 * @packageDocumentation
 */
export { parseFolder } from './parse-folder.ts'
export { parsers } from './parsers.ts'
export { type Folder, sortFiles } from './folder.ts'
export { type FolderRoot, mayHoldComponents } from './place.ts'
export type { Found, Parsed, ParsedComponent, ParsedComponentOf, Parser, Taken } from './parsed.ts'
export type { ParseProblem, SourceFile } from './source-file.ts'
