import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readError } from '@ccm/client'
import type { Desired, Warning } from '@ccm/contract'
import type { Plan } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { UsageError } from '../errors.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import type { Place } from './place.ts'
import { sayWarnings } from './say.ts'
import { optionsOf } from './target.ts'
import { noSuch } from '../unknown-word.ts'

/** What a profile would do to a directory that the server has not heard of. Asks, reads, and leaves no trace anywhere. */
export async function foreseeProfile(
  { root, name }: Place,
  profile: string,
  known: Binding | undefined,
  session: Session,
): Promise<{ plan: Plan; warnings: Warning[] }> {
  const { artifacts, warnings } = await previewOf(profile, name, session)
  sayWarnings(warnings, session.io)
  const desired: Desired = {
    unchanged: false,
    serverId: '',
    libraryVersion: 0,
    revision: '0'.repeat(64),
    count: artifacts.length,
    artifacts,
    warnings,
  }
  const plan = await inDirectory(root, (directory) =>
    openTarget(optionsOf({ targetId: known?.targetId ?? 'not-registered', root: directory }, session)).plan(desired),
  )
  return { plan, warnings }
}

/** A directory that is still to be made is planned for as what it will be: an empty one. */
async function inDirectory<T>(root: string, run: (directory: string) => Promise<T>): Promise<T> {
  if (existsSync(root)) return run(root)
  const standIn = mkdtempSync(join(tmpdir(), 'ccm-empty-'))
  try {
    return await run(standIn)
  } finally {
    rmSync(standIn, { recursive: true })
  }
}

async function previewOf(profile: string, project: string, session: Session) {
  try {
    return await session.api.profiles.preview.query({ name: profile, project: { name: project } })
  } catch (error) {
    const { code } = readError(error)
    if (code !== 'not-found' && code !== 'bad-request') throw error
    const names = await profileNames(session)
    if (names.includes(profile)) throw error
    throw new UsageError(`${noSuch('profile', profile, names)} ${listOf(names, session)}`, { cause: error })
  }
}

export async function profileNames({ api }: Session): Promise<string[]> {
  return (await api.profiles.list.query({ limit: 200 })).items.map(({ name }) => name)
}

export const listOf = (names: readonly string[], { serverUrl }: Session): string =>
  names.length > 0 ? `Use one of: ${names.join(', ')}.` : `The library has none yet: make one at ${serverUrl}.`
