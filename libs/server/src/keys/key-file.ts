import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { KeyError } from './key-error.ts'

const OWNER_ONLY = 0o600
const OTHERS = 0o077

/** Makes a key file with a random key in it, readable by its owner alone. Never writes over one that is there. */
export function makeKeyFile(file: string): string {
  const key = randomBytes(32).toString('base64url')
  const opened = openSync(file, 'wx', OWNER_ONLY)
  try {
    writeSync(opened, `${key}\n`)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  return key
}

/**
 * The key in a key file; undefined when there is none. A link is followed, as those of mounted secrets are; what it leads to is judged.
 *
 * @throws KeyError when others than its owner may read it, or nothing is in it
 */
export function readKeyFile(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const opened = openSync(file, 'r')
  try {
    const { mode } = fstatSync(opened)
    // Windows keeps no such modes and says the same of every file.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw readableByOthers(file, mode)
    const key = readFileSync(opened, 'utf8').trim()
    if (key === '') throw new KeyError(`The server did not start: ${file} is empty. Put the key back that was in it.`)
    return key
  } finally {
    closeSync(opened)
  }
}

const readableByOthers = (file: string, mode: number) =>
  new KeyError(
    `The server did not start: others may read the key in ${file} (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${file}. Where files have no modes, set CCM_ENCRYPTION_KEY to what is in it and move it away.`,
  )
