import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { hasCode } from './system-error.ts'

/** Who holds a lock: enough to tell later whether that process still runs. */
export interface LockOwner {
  pid: number
  host: string
  /** Changes with every start of the computer; `undefined` where the system does not say. */
  bootId?: string
  /** When the process started, in the system's own words: a number may be given to another process later. */
  startedAt?: string
}

/** The note this process leaves in a lock. */
export const thisProcess = (): LockOwner => ({
  pid: process.pid,
  host: hostname(),
  bootId: bootId(process.platform),
  startedAt: startOf(process.pid, process.platform),
})

/**
 * True when the owner certainly runs no more: another start of the same computer, or its process is gone or another one by now. About
 * another computer, or a container with processes of its own, nothing can be known from here.
 */
export function isStale(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false
  const boot = bootId(process.platform)
  if (owner.bootId !== undefined && boot !== undefined && owner.bootId !== boot) return true
  if (!isAlive(owner.pid)) return true
  const started = startOf(owner.pid, process.platform)
  return owner.startedAt !== undefined && started !== undefined && owner.startedAt !== started
}

/** Reads a note; `undefined` when it is none, as after a power cut. */
export function parseOwner(text: string): LockOwner | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isOwner(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isOwner = (value: unknown): value is LockOwner =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  Number.isInteger(value.pid) &&
  'host' in value &&
  typeof value.host === 'string'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
    if (hasCode(error, 'EPERM')) return true
    throw error
  }
}

function bootId(platform: NodeJS.Platform): string | undefined {
  if (platform === 'linux') return readSystemFile('/proc/sys/kernel/random/boot_id')?.trim()
  return platform === 'darwin' ? ask('sysctl', ['-n', 'kern.boottime']) : undefined
}

function startOf(pid: number, platform: NodeJS.Platform): string | undefined {
  // The process's name, in brackets, may hold spaces; the start is the 20th field behind it (proc(5), starttime).
  if (platform === 'linux')
    return readSystemFile(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ')[19]
  return platform === 'win32' ? undefined : ask('ps', ['-o', 'lstart=', '-p', String(pid)])
}

function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES', 'ESRCH')) return undefined
    throw error
  }
}

function ask(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}
