import type { ComponentType, Json } from '@ccm/contract'

/** Where a value stands in a config: `['env', 'TOKEN']`, `['hooks', 0, 'command']`. */
export type Path = readonly (string | number)[]

/**
 * A config while somebody edits it, as a form sees it. It is JSON of any shape, because the JSON tab edits the same value: what a form
 * does not expect at a place reads as empty, and is kept until the person changes that very field.
 */
export interface Fields {
  /** The text at a path; empty for none, and for what is no text. */
  text(path: Path): string
  /** The list of texts at a path. */
  texts(path: Path): string[]
  /** The object of texts at a path, in its order. */
  pairs(path: Path): Record<string, string>
  number(path: Path): number | undefined
  flag(path: Path): boolean | undefined
  /** Whatever stands there. */
  json(path: Path): Json | undefined
  /** What a list at a path holds, for rows that are objects. */
  rows(path: Path): Json[]
  /** Changes one place, making the objects on the way; `undefined` removes the member, or the element of a list. */
  set(path: Path, value: Json | undefined): void
  /** What is wrong at a path, as a sentence; `under` also counts what is wrong inside of it. */
  error(path: Path): string | undefined
  errorsUnder(path: Path): number
  /** The dotted path as fields carry it in `data-path`. */
  name(path: Path): string
}

/** What every form of a component type is given. */
export interface FormProps {
  fields: Fields
  type: ComponentType
  /** The component's id; undefined while it is new. */
  id: string | undefined
  /** Its name, for examples and messages. */
  name: string
}
