import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Check } from '../doctor/check.ts'
import { checkClaudeCode } from '../doctor/claude-code.ts'
import { checkLibrary } from '../doctor/library.ts'
import { checkOwnFiles } from '../doctor/own-files.ts'
import { rebuildLedger } from '../doctor/rebuild-ledger.ts'
import { checkServer } from '../doctor/server.ts'
import { checkSettingsFiles } from '../doctor/settings-files.ts'
import { checkTarget } from '../doctor/targets.ts'
import { dim, green, red, type Styled, yellow } from '../output/styled.ts'
import { readBindings } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { boundTarget } from './bound-directory.ts'
import { UsageError } from '../errors.ts'

export interface DoctorArgs {
  rebuildLedger: boolean
  user: boolean
}

/** Looks at everything a sync depends on, and says what to do where something is not as it should be. Changes nothing. */
export async function doctor(args: DoctorArgs, session: Session): Promise<ExitCode> {
  if (args.rebuildLedger) return rebuildLedger(await boundTarget({ user: args.user }, session), session)
  if (args.user) throw new UsageError('--user goes with --rebuild-ledger; without it, "ccm doctor" looks at everything.')
  const checks = await checkAll(session)
  const { io } = session
  for (const check of checks) say(check, session)
  const wrong = checks.filter(({ state }) => state !== 'ok').length
  const exitCode = wrong > 0 ? exitCodes.differs : exitCodes.done
  io.out(wrong > 0 ? `${wrong} of ${checks.length} need attention.` : green('Everything is as it should be.'))
  io.document({ command: 'doctor', exitCode, checks })
  return exitCode
}

async function checkAll(session: Session): Promise<Check[]> {
  const bindings = readBindings(session.home, session.config.machineId)
  const [server, claude] = await Promise.all([checkServer(session), checkClaudeCode(session)])
  return [
    ...checkOwnFiles(session),
    ...server.checks,
    ...bindings.flatMap((binding) => checkTarget(binding, server.serverId, session)),
    ...(server.reached ? await checkLibrary(bindings, session) : []),
    ...(await checkSettingsFiles(bindings, session)),
    claude,
  ]
}

const words: Record<Check['state'], Styled> = { ok: green('ok       '), attention: yellow('attention'), broken: red('broken   ') }

function say({ state, message, remedy, details = [] }: Check, { io }: Session): void {
  io.out(words[state], ' ', message, ...(remedy === undefined ? [] : [` ${remedy}`]))
  for (const line of details) io.out(dim(`            ${line}`))
}
