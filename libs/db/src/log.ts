/** Where the server writes what it does. Texts are single lines without values from the library; `cause` is the error itself. */
export interface Log {
  debug(text: string): void
  info(text: string): void
  warn(text: string): void
  error(text: string, cause?: unknown): void
}
