import type { Log } from '@ccm/db'

/** Writes what happens to stdout and what goes wrong to stderr. */
export const consoleLog: Log = {
  debug: (text) => console.log(text),
  info: (text) => console.log(text),
  warn: (text) => console.warn(text),
  error: (text, cause) => (cause === undefined ? console.error(text) : console.error(text, cause)),
}
