/**
 * A shared text file whose markers do not pair. The message says what is wrong, at which line, and what to do; the
 * caller puts the file's name before it.
 */
export class UnreadableText extends Error {
  override name = 'UnreadableText'
  readonly code = 'unreadable'
}
