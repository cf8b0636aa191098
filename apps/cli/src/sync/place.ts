/** A directory that takes a profile. */
export interface Place {
  /** The real path the directory has or will have. */
  root: string
  name: string
}
