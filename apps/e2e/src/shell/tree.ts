import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What lies in a directory: each path with its kind, its permission bits and its bytes, one character for each. */
export type Tree = Record<string, string>

export function treeOf(directory: string): Tree {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.map((path) => [path, described(join(directory, path))]))
}

function described(path: string): string {
  const stat = lstatSync(path)
  const mode = (stat.mode & 0o7777).toString(8)
  if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  if (stat.isDirectory()) return `directory ${mode}`
  return `file ${mode}\n${readFileSync(path, 'latin1')}`
}
