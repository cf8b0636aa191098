/** A file as it lies on a disk. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string
  /** Text, or base64 of bytes that are no UTF-8 text. */
  content: string
  encoding?: 'base64'
  executable: boolean
}

/** Something that was not taken, or not as it stands. Nothing of it is lost: it stays where it is. */
export interface ParseProblem {
  path: string
  /** A JSON pointer (RFC 6901) to the part, in a JSON file or in frontmatter. */
  pointer?: string
  /** What it is, why, and what becomes of it, in sentences. */
  message: string
}
