/** The secrets of the database cannot be opened, so the server does not start. The message says what to do. */
export class KeyError extends Error {
  override name = 'KeyError'
}
