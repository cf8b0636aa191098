import { spawnSync } from 'node:child_process'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
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
  /**
   * What the last commit holds: the ids of files' contents (sha1 or sha256 of the repository's own kind) by path. What is not in it, what is
   * no file, and everything when git cannot say, is left out.
   *
   * @param paths - as for `tracks`
   */
  committed(checkout: Checkout, paths: readonly string[]): ReadonlyMap<string, string>
}

/**
 * The `git` command. Where there is none, nothing is tracked.
 *
 * @param env - the environment it runs in, without what git tells its hooks: an index of another directory, for one. Left out, it inherits.
 */
export const gitCommand = (env?: NodeJS.ProcessEnv): Git => ({
  tracks(checkout, path) {
    // The project's settings start no file watcher.
    const args = ['-c', 'core.fsmonitor=false', 'ls-files', '--error-unmatch', '--', `:(top,literal,icase)${path}`]
    const { status, error } = runGit(checkout, args, env)
    if (error && 'code' in error && error.code === 'ENOENT') return false
    return status === 0 ? true : status === 1 ? false : undefined
  },
  committed(checkout, paths) {
    const listed = inPortions(paths).map((portion) =>
      runGit(checkout, ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', 'HEAD', '--', ...portion], env),
    )
    return new Map(listed.flatMap(({ status, stdout }) => (status === 0 ? filesIn(stdout) : [])))
  },
})

/** From the git directory, so that on Windows no program of the project's is taken for git. Nothing is fetched to answer. */
const runGit = ({ directory }: Checkout, args: readonly string[], env: NodeJS.ProcessEnv | undefined) =>
  spawnSync('git', ['--git-dir', directory, ...args], {
    cwd: directory,
    env: env && { ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/i.test(name))), GIT_NO_LAZY_FETCH: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    timeout: 10_000,
  })

/** As many paths as fit on a command line of any system. */
function inPortions(paths: readonly string[]): string[][] {
  const portions: string[][] = []
  let room = 0
  for (const path of paths) {
    const portion = room < path.length ? undefined : portions.at(-1)
    if (portion) portion.push(path)
    else portions.push([path])
    room = (portion ? room : LONGEST_LINE) - path.length - 3
  }
  return portions
}

const LONGEST_LINE = 20_000

/** What `ls-tree` lists: mode, type, id, path. A link, whose content is the path it leads to, is no file. */
const filesIn = (listed: string): [string, string][] =>
  listed.split('\0').flatMap((line): [string, string][] => {
    const [, id, path] = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    return id !== undefined && path !== undefined ? [[path, id]] : []
  })

/** A file that lies in a checkout. */
export interface CheckoutFile {
  checkout: Checkout
  /** From the top of the checkout, with forward slashes. */
  path: string
}

/** The checkout a file lies in, whether it is there yet or not, and where. */
export function fileInCheckout(disk: Disk, real: string): CheckoutFile | undefined {
  const checkout = findCheckout(disk, dirname(real))
  return checkout && { checkout, path: relative(checkout.root, real).split(sep).join('/') }
}

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
