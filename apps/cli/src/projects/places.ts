import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError } from '../errors.ts'

/** True where a git work tree begins. `.git` is a directory, or a file in worktrees and submodules. */
export const isGitRoot = (directory: string): boolean => existsSync(join(directory, '.git'))

/** A directory and those above it, up to where its git work tree begins. */
export function upToGitRoot(directory: string): string[] {
  const above = dirname(directory)
  return isGitRoot(directory) || above === directory ? [directory] : [directory, ...upToGitRoot(above)]
}

/**
 * True where a git work tree begins that is nobody's part: a linked one, or a submodule, has a file there. Claude Code keeps what belongs to
 * one checkout under this directory.
 */
export const isMainWorkTree = (directory: string): boolean =>
  statSync(join(directory, '.git'), { throwIfNoEntry: false })?.isDirectory() ?? false

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
