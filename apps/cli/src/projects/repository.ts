import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

/**
 * Names the git repository a directory is a clone of, the same for every clone: by its first root commit, or, where the history does
 * not reach back that far, by the address it was cloned from. Null outside git, without git, and where neither is known.
 */
export function repositoryOf(directory: string): string | null {
  if (git(directory, ['rev-parse', '--is-inside-work-tree']) !== 'true') return null
  const isShallow = git(directory, ['rev-parse', '--is-shallow-repository']) !== 'false'
  const root = isShallow ? undefined : git(directory, ['rev-list', '--max-parents=0', 'HEAD'])?.split('\n').sort()[0]
  if (root) return `commit-${root}`
  const origin = git(directory, ['config', '--get', 'remote.origin.url'])
  return origin ? `origin-${createHash('sha256').update(normalOrigin(origin)).digest('hex')}` : null
}

/** One spelling for the addresses of a repository: `git@host:a/b.git` and `https://me:pw@host/a/b/` are one. Never sent as it is. */
export const normalOrigin = (url: string): string =>
  url
    .trim()
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^([^/:]+):(?:\d+\/)?\/?/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .replace(/^[^/]+/, (host) => host.toLowerCase())

/** What git answers; undefined when it cannot: not a repository, no commit yet, or no git at all. */
function git(cwd: string, args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
