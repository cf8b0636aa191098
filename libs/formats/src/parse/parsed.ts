import type { ComponentType, ConfigOf, FileContent, Hash, Scope } from '@ccm/contract'
import type { Folder } from './folder.ts'
import type { ParseProblem } from './source-file.ts'

/** What of a component stands in files: its config as the type's schema gives it back. */
export interface Found<T extends ComponentType> {
  type: T
  /** Its name on disk; for types without one, what to call it, the same as `name`. */
  key: string
  /** What to call it, where that is not the key in kebab case. */
  name?: string
  config: ConfigOf<T>
  scope: Scope
  /** The files it was read from. */
  paths: string[]
}

/** A component of one type as it was found. `type`, `name`, `key` and `config` are what `components.create` takes. */
export interface ParsedComponentOf<T extends ComponentType> extends Found<T> {
  /** Kebab case, unique among the components of its type. */
  name: string
}
/** A component of any type; `type` tells which config it holds. */
export type ParsedComponent = { [T in ComponentType]: ParsedComponentOf<T> }[ComponentType]

/** What a folder holds, as components. */
export interface Parsed {
  components: ParsedComponent[]
  /** Supporting files of the skills, by the sha256 of their bytes. */
  files: Map<Hash, FileContent>
  problems: ParseProblem[]
  /** Files that belong to the user alone, whole or in part: no component came from them, or there is text around our blocks. Sorted. */
  unmanaged: string[]
}

/** What one parser takes from a folder. */
export interface Taken<T extends ComponentType> {
  found: Found<T>[]
  problems: ParseProblem[]
  files?: Map<Hash, FileContent>
}

/** What several files give together. */
export function takeEach<S, T extends ComponentType>(sources: S[], take: (source: S) => Taken<T>): Taken<T> {
  const taken = sources.map(take)
  return { found: taken.flatMap(({ found }) => found), problems: taken.flatMap(({ problems }) => problems) }
}

/** Finds the components of one type in a folder. Same input, same output. */
export type Parser<T extends ComponentType> = (folder: Folder) => Taken<T>
