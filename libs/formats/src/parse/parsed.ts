import type { ComponentType, ConfigOf, FileContent, Hash, Scope } from '@ccm/contract'
import type { Folder } from './folder.ts'

/** A file as it lies on a disk. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string
  /** Text, or base64 of bytes that are no UTF-8 text. */
  content: string
  encoding?: 'base64'
  executable: boolean
}

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

/** Something that was not taken, or not as it stands. Nothing of it is lost: it stays where it is. */
export interface ParseProblem {
  path: string
  /** A JSON pointer (RFC 6901) to the part, in a JSON file or in frontmatter. */
  pointer?: string
  /** What it is, why, and what becomes of it, in sentences. */
  message: string
}

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
