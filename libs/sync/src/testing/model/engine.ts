import { mkdirSync, mkdtempSync, realpathSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLock } from '../../node/lock.ts'
import { openTarget } from '../../node/session.ts'
import type { Disk } from '../../node/disk.ts'
import type { TargetOptions, TargetSession } from '../../node/target.ts'

/** A project and CCM's own directory, made anew for each sequence. */
export interface Ground extends TargetOptions {
  project: string
}

/** Where there is a disk in memory, flushing costs nothing. */
const memoryDisk = '/dev/shm'

export function makeBase(): string {
  return realpathSync(mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'ccm-model-')))
}

export function makeGround(base: string, name: string): Ground {
  const [project, home] = [join(base, name, 'project'), join(base, name, 'ccm')]
  rmSync(join(base, name), { recursive: true, force: true })
  mkdirSync(project, { recursive: true })
  return { project, home, targetId: 'target-one', roots: { project }, platform: 'linux', now: () => new Date(0) }
}

/** Does something with a target as a command does: while nobody else may. */
export const atTarget = <T>(ground: Ground, work: (session: TargetSession) => Promise<T>, disk?: Disk): Promise<T> =>
  withLock(ground, () => work(openTarget({ ...ground, ...(disk && { disk }) })))
