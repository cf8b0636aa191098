/** Names Windows gives to devices, whatever extension follows. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Code points that HFS+ ignores in names, so that `.g<zero width joiner>it` opens `.git`. */
export const ignoredInNames = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/** Control characters, halves of surrogate pairs, and what Windows refuses in names (`:` would also open a stream of another file). */
const refusedCharacter = /[\p{Cc}\p{Cs}<>:"|?*\\]/u

const MAX_PATH_CHARACTERS = 1024
const MAX_NAME_BYTES = 255
const encoder = new TextEncoder()

/**
 * Judges a path a server sent, by the rules of every operating system at once: what one machine may write, all may.
 *
 * @param path - meant to be relative to a root, with forward slashes
 * @returns what is wrong with it, to stand behind "because it", or `undefined` when it may be used
 */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'is empty'
  if (path.length > MAX_PATH_CHARACTERS) return `is longer than ${MAX_PATH_CHARACTERS} characters`
  if (path.startsWith('/')) return 'is not relative'
  if (refusedCharacter.test(path)) return 'has a character that is not allowed in file names everywhere'
  for (const name of path.split('/')) {
    const problem = nameProblem(name)
    if (problem) return problem
  }
  return undefined
}

function nameProblem(name: string): string | undefined {
  if (name === '') return 'has an empty part'
  if (name === '.' || name === '..') return `has the part "${name}"`
  if (name.endsWith('.') || name.endsWith(' ')) return 'has a part that ends in a dot or a space'
  if (deviceName.test(name)) return `has the part "${name}", which is a device on Windows`
  if (name.length * 3 > MAX_NAME_BYTES && encoder.encode(name).length > MAX_NAME_BYTES)
    return `has a part longer than ${MAX_NAME_BYTES} bytes`
  return isGitDirectory(name) ? 'leads into a git directory' : undefined
}

/** `.git` under every name a disk may know it by: another case, its short name, ignored characters. */
export const isGitDirectory = (name: string) => /^(?:\.git|git~\d+)$/i.test(name.normalize('NFKC').replace(ignoredInNames, ''))
