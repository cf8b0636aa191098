import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError } from '../errors.ts'

/** True where a git work tree begins. `.git` is a directory, or a file in worktrees and submodules. */
export const isGitRoot = (directory: string): boolean => existsSync(join(directory, '.git'))

/** The files of this directory are committed to git, as far as one can tell without asking git. */
export function isShared(directory: string): boolean {
  for (let here = directory; ; here = dirname(here)) {
    if (isGitRoot(here)) return true
    if (dirname(here) === here) return false
  }
}

/** The real path of a directory that has to be there. */
export function realDirectory(path: string): string {
  if (!existsSync(path)) throw new CommandError('not-found', `${path} does not exist. Nothing was done.`)
  if (!statSync(path).isDirectory()) throw new CommandError('bad-request', `${path} is not a directory. Nothing was done.`)
  return realpathSync.native(path)
}

/** The real path a directory has or would have: links are followed as far as there is anything. */
export const realPathToBe = (path: string): string =>
  existsSync(path) || dirname(path) === path
    ? realpathSync.native(path)
    : join(realPathToBe(dirname(path)), path.slice(dirname(path).length).replace(/^[\\/]+/, ''))
