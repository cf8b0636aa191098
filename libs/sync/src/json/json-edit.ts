import type { Json } from '@ccm/contract'

/**
 * A value to print in the look of its surroundings, or its exact text as `rawMember` gave it. With `overComments` it takes the place of a
 * value in which a comment stands, too: the comment goes.
 */
export type Content = { value: Json; raw?: undefined; overComments?: boolean } | { raw: string; value?: undefined }

/** With `overComments` it goes though a comment stands inside, and the comment with it. */
export interface Removal {
  overComments?: boolean
}

/**
 * One edit of a shared JSON file. Pointers are JSON pointers (RFC 6901); indices refer to the text before all edits. Renaming goes first:
 * the pointers of all other edits name places as they are called then.
 */
export type JsonEdit =
  /** Puts a member in, at the end of its object, or replaces the value it has. Missing containers are made. */
  | ({ op: 'set'; pointer: string } & Content)
  /** Takes a member away; does nothing when it is not there. */
  | ({ op: 'unset'; pointer: string } & Removal)
  /** Puts an element at the end of the array at `pointer`, which is made when missing. */
  | ({ op: 'append'; pointer: string } & Content)
  | ({ op: 'replace'; pointer: string; index: number } & Content)
  | ({ op: 'drop'; pointer: string; index: number } & Removal)
  /** Gives the member at `pointer` the key `to` where it stands; does nothing when it is not there. */
  | { op: 'rename'; pointer: string; to: string }
