import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readError } from '@ccm/client'
import type { Desired, Warning } from '@ccm/contract'
import type { Plan } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { UsageError } from '../errors.ts'
import type { Binding } from '../projects/index-file.ts'
import { repositoryOf } from '../projects/repository.ts'
import type { Session } from '../session.ts'
import { sayWarnings } from './say.ts'
import { checkPreview, configDirectoryOf, optionsOf } from './target.ts'
import { noSuch } from '../unknown-word.ts'

/** The id of a target that the server has not heard of. */
export const UNREGISTERED = 'not-registered'

/** What a profile would do to a directory that the server may not have heard of. Asks, reads, and leaves no trace anywhere. */
export async function foreseeProfile(binding: Binding, profile: string, session: Session): Promise<{ plan: Plan; warnings: Warning[] }> {
  const { artifacts, warnings, known } = checkPreview(await previewOf(profile, binding, session), session)
  sayWarnings(warnings, session.io)
  const desired: Desired = {
    unchanged: false,
    serverId: '',
    libraryVersion: 0,
    revision: '0'.repeat(64),
    count: artifacts.length,
    artifacts,
    warnings,
    ...(known && { known }),
  }
  const plan = await inDirectory(binding, (standing) => openTarget(optionsOf(standing, session)).plan(desired))
  return { plan, warnings }
}

/** A directory that is still to be made is planned for as what it will be: an empty one. */
async function inDirectory<T>(binding: Binding, run: (binding: Binding) => Promise<T>): Promise<T> {
  const begins = binding.kind === 'project' ? binding.root : binding.home
  if (existsSync(begins)) return run(binding)
  const standIn = mkdtempSync(join(tmpdir(), 'ccm-empty-'))
  try {
    return await run(binding.kind === 'project' ? { ...binding, root: standIn } : { ...binding, root: standIn, home: standIn })
  } finally {
    rmSync(standIn, { recursive: true })
  }
}

async function previewOf(name: string, binding: Binding, session: Session) {
  try {
    return await session.api.profiles.preview.query(
      binding.kind === 'project'
        ? { name, project: { name: binding.name, repository: existsSync(binding.root) ? repositoryOf(binding.root) : null } }
        : { name, user: configDirectoryOf(binding) },
    )
  } catch (error) {
    const { code } = readError(error)
    if (code !== 'not-found' && code !== 'bad-request') throw error
    const names = await profileNames(session)
    if (names.includes(name)) throw error
    throw new UsageError(`${noSuch('profile', name, names)} ${listOf(names, session)}`, { cause: error })
  }
}

export async function profileNames({ api }: Session): Promise<string[]> {
  return (await api.profiles.list.query({ limit: 200 })).items.map(({ name }) => name)
}

export const listOf = (names: readonly string[], { serverUrl }: Session): string =>
  names.length > 0 ? `Use one of: ${names.join(', ')}.` : `The library has none yet: make one at ${serverUrl}.`
