import type { Json } from '@ccm/contract'

/** A value to print in the look of its surroundings, or its exact text as `rawMember` gave it. */
export type Content = { value: Json; raw?: undefined } | { raw: string; value?: undefined }

/** One edit of a shared JSON file. Pointers are JSON pointers (RFC 6901); indices refer to the text before all edits. */
export type JsonEdit =
  /** Puts a member in, at the end of its object, or replaces the value it has. Missing containers are made. */
  | ({ op: 'set'; pointer: string } & Content)
  /** Takes a member away; does nothing when it is not there. */
  | { op: 'unset'; pointer: string }
  /** Puts an element at the end of the array at `pointer`, which is made when missing. */
  | ({ op: 'append'; pointer: string } & Content)
  | ({ op: 'replace'; pointer: string; index: number } & Content)
  | { op: 'drop'; pointer: string; index: number }
