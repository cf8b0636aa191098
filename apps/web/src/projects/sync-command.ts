/** What a shell takes as one word without quotes. */
const plain = /^[A-Za-z0-9_./:@%+~-]+$/

/** One word for a POSIX shell: quoted when it holds anything a shell would read. */
export const shellWord = (text: string) => (plain.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** A command for a project, from anywhere on its machine. Works in POSIX shells and, for drive paths, in PowerShell. */
export function commandIn(path: string, command: string): string {
  if (/^[A-Za-z]:[\\/]|^\\\\/.test(path)) return `cd '${path.replaceAll("'", "''")}'; ${command}`
  return `cd ${shellWord(path)} && ${command}`
}

/** The command that brings a project into step. */
export const syncCommand = (path: string): string => commandIn(path, 'ccm sync')
