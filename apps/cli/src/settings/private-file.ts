import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError } from '../errors.ts'

/** The object in a JSON file of ours; undefined when there is no file. Anything else stops the command: it is never taken for empty. */
export function readPrivateJson(file: string): Record<string, unknown> | undefined {
  const text = readText(file)
  if (text === undefined) return undefined
  const value = parse(text, file)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new CommandError('unreadable', `${file} does not hold a JSON object. Correct it, or move it away and run the command again.`)
}

/** Writes JSON that only this user may read, whole or not at all. Its directory is closed to others as well. */
export function writePrivateJson(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  chmodSync(dirname(file), 0o700)
  clearTemporaries(dirname(file))
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/**
 * Takes away what commands that were killed left right in CCM's directory: their temporary files, and their lock. To be called by
 * whatever writes anyway; it costs one look when there is nothing.
 */
export async function tidy(home: string): Promise<void> {
  if (!readdirSync(home).some((name) => /^lock\b|\.tmp$/.test(name))) return
  const { withLock } = await import('@ccm/sync/node')
  await withLock({ home }, () => Promise.resolve(clearTemporaries(home)))
}

function clearTemporaries(directory: string): void {
  for (const name of readdirSync(directory)) {
    const pid = Number(/\.json\.(\d+)\.tmp$/.exec(name)?.[1])
    if (pid > 0 && !isRunning(pid)) rmSync(join(directory, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new CommandError('unreadable', `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    })
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CommandError('unreadable', `${file} is not valid JSON. Correct it, or move it away and run the command again.`, { cause })
  }
}
