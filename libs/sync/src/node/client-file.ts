import { fileId } from '@ccm/formats'
import { join } from 'node:path'
import { CLIENT_FILE } from '../places.ts'
import { type HeldLock, type NotLocked, withClientLock } from './client-lock.ts'
import type { Disk } from './disk.ts'
import type { TargetOptions } from './target.ts'

const KEY = fileId('home', CLIENT_FILE)

/** True for the file Claude Code rewrites itself, many times in a session: it is changed under the lock Claude Code takes for it. */
export const isClientFile = (key: string): boolean => key === KEY

/** Where a target's files lie, and how to get at them. */
export type Where = Pick<TargetOptions, 'roots' | 'now' | 'clientPatience'> & { disk: Disk }

/** Runs something while it holds the lock of that file. The lock stands beside its path as Claude Code names it, links not followed. */
export function withClientFile<T>(
  { roots, disk, now = () => new Date(), clientPatience }: Where,
  run: (held: HeldLock) => Promise<T>,
): Promise<{ value: T } | NotLocked> {
  if (roots.home === undefined) return Promise.resolve({ reason: 'This target has no home directory.' })
  return withClientLock(join(roots.home, CLIENT_FILE), { disk, now, patience: clientPatience }, run)
}
