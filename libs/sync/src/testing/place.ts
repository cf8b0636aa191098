import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { onTestFinished } from 'vitest'
import { openTarget } from '../node/session.ts'
import type { TargetOptions } from '../node/target.ts'
import type { Outcome } from '../types.ts'
import { desiredOf } from './artifacts.ts'

/** A project directory and a CCM directory of their own, removed when the test ends. */
export interface Place extends TargetOptions {
  project: string
  write(path: string, content: string | Uint8Array, mode?: number): void
  read(path: string): string
  exists(path: string): boolean
  mode(path: string): number
  /** Every file and directory under the project, relative, sorted. */
  list(): string[]
  /** Plans and applies without asking, as a sync with `--yes` does. */
  sync(...artifacts: Artifact[]): Promise<Outcome>
}

export function makePlace(options: Partial<TargetOptions> = {}): Place {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-sync-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const project = join(base, 'project')
  mkdirSync(project)
  const at = (path: string) => join(project, path)
  const target: TargetOptions = { home: join(base, 'ccm'), targetId: 'target-one', roots: { project }, platform: 'linux', ...options }
  return {
    ...target,
    project,
    write(path, content, mode = 0o644) {
      mkdirSync(dirname(at(path)), { recursive: true })
      writeFileSync(at(path), content)
      chmodSync(at(path), mode)
    },
    read: (path) => readFileSync(at(path), 'utf8'),
    exists: (path) => existsSync(at(path)),
    mode: (path) => statSync(at(path)).mode & 0o7777,
    list: () => readdirSync(project, { recursive: true, encoding: 'utf8' }).sort(),
    async sync(...artifacts) {
      const session = openTarget(target)
      const desired = desiredOf(...artifacts)
      return session.apply(await session.plan(desired), desired, { skip: new Set() })
    },
  }
}
