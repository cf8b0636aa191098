import { spawnSync } from 'node:child_process'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { Disk } from './disk.ts'

/** A directory git keeps versions of. All paths are absolute. */
export interface Checkout {
  /** The top of the working tree. */
  root: string
  /** Its own git directory: for a worktree or a submodule one that lies elsewhere. */
  directory: string
  /** The git directory all worktrees of the repository share; it holds `info/exclude`. */
  common: string
}

/** What is asked of git itself. */
export interface Git {
  /**
   * True when a file is tracked; `undefined` when git cannot say.
   *
   * @param path - relative to the top of the working tree, with forward slashes
   */
  tracks(checkout: Checkout, path: string): boolean | undefined
}

/**
 * The `git` command. Where there is none, nothing is tracked.
 *
 * @param env - the environment it runs in, without what git tells its hooks: an index of another directory, for one. Left out, it inherits.
 */
export const gitCommand = (env?: NodeJS.ProcessEnv): Git => ({
  tracks({ directory }, path) {
    // From the git directory, so that on Windows no program of the project's is taken for git; its settings start no file watcher.
    const args = ['--git-dir', directory, '-c', 'core.fsmonitor=false', 'ls-files', '--error-unmatch', '--', `:(top,literal,icase)${path}`]
    const { status, error } = spawnSync('git', args, {
      cwd: directory,
      env: env && Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/i.test(name))),
      stdio: 'ignore',
      windowsHide: true,
      timeout: 10_000,
    })
    if (error && 'code' in error && error.code === 'ENOENT') return false
    return status === 0 ? true : status === 1 ? false : undefined
  },
})

/** The checkout a directory lies in, whether it is there yet or not; `undefined` when it lies in none. */
export function findCheckout(disk: Disk, directory: string): Checkout | undefined {
  const found = gitDirectoryAt(disk, directory)
  if (found !== undefined) return { root: directory, directory: found, common: commonDirectory(disk, found) }
  const above = dirname(directory)
  return above === directory ? undefined : findCheckout(disk, above)
}

/** Only what has a `HEAD` is a git directory: git itself goes on looking above anything else. */
function gitDirectoryAt(disk: Disk, directory: string): string | undefined {
  const path = join(directory, '.git')
  const real = disk.realpath(path)
  if (real === undefined) return undefined
  const found = disk.kind(real) === 'file' ? namedDirectory(disk, real, directory) : real
  return found !== undefined && disk.kind(join(found, 'HEAD')) !== undefined ? found : undefined
}

/** Worktrees and submodules have a file that names their git directory. */
function namedDirectory(disk: Disk, file: string, directory: string): string | undefined {
  const named = /^gitdir:[ \t]*(.+?)[\r\n]*$/.exec(textOf(disk, file))?.[1]
  return named === undefined ? undefined : disk.realpath(isAbsolute(named) ? named : resolve(directory, named))
}

/** A worktree names the git directory it shares in a file of its own. */
function commonDirectory(disk: Disk, directory: string): string {
  const named = textOf(disk, join(directory, 'commondir')).replace(/[\r\n]+$/, '')
  return named === '' ? directory : (disk.realpath(resolve(directory, named)) ?? directory)
}

const textOf = (disk: Disk, path: string) => disk.read(path)?.bytes.toString('utf8') ?? ''
