/** What was agreed on last, and what each side has made of it. */
export interface Sides<T> {
  base: T
  /** What is on this machine. */
  mine: T
  /** What is in the library. */
  theirs: T
}
