import type { Desired, DesiredAnswer, Facts } from '@ccm/contract'
import { PROTOCOL } from '@ccm/contract/protocol'
import type { Ledger } from '@ccm/sync'
import type { TargetOptions } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import type { Binding } from '../projects/index-file.ts'
import { isMainWorkTree, isShared } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { arePutBacks } from './put-back.ts'

/** What the engine needs to know of a target. Nothing may be written outside its directory, whatever the server says. */
export const optionsOf = (binding: Binding, { home, platform, env, claude }: Session): TargetOptions => ({
  home,
  targetId: binding.targetId,
  // A project's own MCP servers stand in a file of the user's. The engine lets nothing else of that directory be written.
  roots: binding.kind === 'project' ? { project: binding.root, home: claude.home } : { home: binding.home },
  platform,
  configDirectory: configDirectoryOf(binding),
  env,
})

/** `CLAUDE_CONFIG_DIR` names the directory, so that paths begin in it and not in the home. */
export const configDirectoryOf = (binding: Binding) => (binding.kind === 'user' && binding.home === binding.root ? 'own' : 'default')

export const factsOf = (binding: Binding, { platform, ccmVersion }: Session): Facts => ({
  platform,
  shared: binding.kind === 'project' && isShared(binding.root),
  configDirectory: configDirectoryOf(binding),
  gitRoot: binding.kind === 'project' && isMainWorkTree(binding.root),
  ccmVersion,
  protocol: PROTOCOL,
})

/** What the target should be, asked for without offering what is known. */
export async function askForAll(binding: Binding, session: Session): Promise<Desired> {
  const input = { targetId: binding.targetId, facts: factsOf(binding, session) }
  const answer = checkAnswer(await session.api.sync.desired.query(input), session)
  if (answer.unchanged) throw notAnAnswer(session)
  return answer
}

/** The members every answer has, checked where it comes in; its artifacts are checked by the engine before anything is decided. */
export function checkAnswer(answer: DesiredAnswer, session: Session): DesiredAnswer {
  if (typeof answer !== 'object' || answer === null) throw notAnAnswer(session)
  const { serverId, libraryVersion, revision } = answer
  const whole =
    typeof serverId === 'string' && Number.isSafeInteger(libraryVersion) && typeof revision === 'string' && /^[0-9a-f]{64}$/.test(revision)
  const { putBack } = answer
  if (!whole || (!answer.unchanged && !areWarnings(answer.warnings))) throw notAnAnswer(session)
  if (putBack !== undefined && !arePutBacks(putBack)) throw notAnAnswer(session)
  return answer
}

/** The same of what a profile would give a directory. */
export function checkPreview<T extends { artifacts: unknown; warnings: unknown }>(preview: T, session: Session): T {
  if (typeof preview !== 'object' || preview === null) throw notAnAnswer(session)
  if (!Array.isArray(preview.artifacts) || !areWarnings(preview.warnings)) throw notAnAnswer(session)
  return preview
}

const areWarnings = (warnings: unknown) => Array.isArray(warnings) && warnings.every(isWarning)

const isWarning = (warning: unknown) =>
  typeof warning === 'object' &&
  warning !== null &&
  'message' in warning &&
  typeof warning.message === 'string' &&
  (!('owner' in warning) || isNamed(warning.owner))

const isNamed = (owner: unknown) =>
  typeof owner === 'object' &&
  owner !== null &&
  'type' in owner &&
  typeof owner.type === 'string' &&
  'name' in owner &&
  typeof owner.name === 'string'

const notAnAnswer = ({ serverUrl }: Session) =>
  new CommandError(
    'internal',
    `Nothing was written: ${serverUrl} answered in a way this ccm does not understand. Check that both have the same version.`,
  )

/**
 * Another database, or an older state of the same one, would look like a library from which most was removed. That is a question
 * for a person. Undefined when the answer continues what the ledger knows.
 */
export function strangeServer(ledger: Ledger | undefined, { serverId, libraryVersion }: DesiredAnswer): string | undefined {
  if (!ledger) return undefined
  if (ledger.serverId !== serverId) return 'this server has another library than the one this directory was last synced with'
  if (libraryVersion < ledger.libraryVersion) return 'the library of this server is older than at the last sync, as after a restored backup'
  return undefined
}
