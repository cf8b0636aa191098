import { cpSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Every path under a directory, with the permission bits and the content of files. */
export function contentsOf({ project }: { project: string }): Record<string, string> {
  const paths = readdirSync(project, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.map((path) => [path, describeFile(join(project, path))]))
}

function describeFile(path: string): string {
  const stats = lstatSync(path)
  return stats.isDirectory() ? 'directory' : `${(stats.mode & 0o7777).toString(8)} ${readFileSync(path, 'utf8')}`
}

/** Siblings that take a file's place when a run is carried out. */
export const temporariesIn = (contents: Readonly<Record<string, string>>): string[] =>
  Object.keys(contents).filter((path) => path.includes('.ccm-'))

interface Directories {
  project: string
  home: string
}

/** Makes a place look like another one. */
export function restore(place: Directories, like: Directories): void {
  for (const directory of [place.project, place.home]) rmSync(directory, { recursive: true, force: true })
  cpSync(like.project, place.project, { recursive: true })
  cpSync(like.home, place.home, { recursive: true })
}
