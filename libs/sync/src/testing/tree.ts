import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Everything under a directory by path: bytes, permission bits, where links lead. */
export function treeOf(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.map((path) => [path, describe(join(directory, path))]))
}

function describe(path: string): string {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  const mode = (stats.mode & 0o7777).toString(8)
  return stats.isDirectory() ? `directory ${mode}` : `file ${mode} ${readFileSync(path).toString('latin1')}`
}
