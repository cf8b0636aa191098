import { resolve } from 'node:path'

/**
 * The absolute path of the SQLite file a `file:` URL names; relative ones count from `root`, the workspace's root,
 * whatever the current directory is.
 */
export function databaseFile(url: string | undefined, root: string): string {
  const given = url ?? 'file:./data/ccm.db'
  if (!given.startsWith('file:')) throw new Error(`DATABASE_URL must start with "file:", for example file:./data/ccm.db; it is "${given}".`)
  return resolve(root, given.slice('file:'.length))
}
