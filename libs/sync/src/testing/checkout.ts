import { execFileSync } from 'node:child_process'
import { makePlace, type Place } from './place.ts'

/** Runs git, by somebody, in a directory; answers with what it printed. */
export const git = (directory: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always', ...args], {
    cwd: directory,
    encoding: 'utf8',
    stdio: 'pipe',
  })

/** A place in a new repository with one commit. */
export function makeCheckout(options: Parameters<typeof makePlace>[0] = {}): Place {
  const place = makePlace(options)
  git(place.project, 'init', '--quiet')
  git(place.project, 'commit', '--quiet', '--allow-empty', '--message', 'one')
  return place
}

/** Commits everything that is there. */
export function commitAll({ project }: Pick<Place, 'project'>): void {
  git(project, 'add', '--all', '--force')
  git(project, 'commit', '--quiet', '--message', 'more')
}
