import { readError } from '@ccm/client'
import { PROTOCOL } from '@ccm/contract/protocol'
import type { Session } from '../session.ts'
import { toFailure } from '../failure.ts'
import { knownId } from '../machine/this-machine.ts'
import { attention, broken, type Check, ok } from './check.ts'

/** The server: whether it answers, speaks the same language, and knows this machine. */
export async function checkServer(session: Session): Promise<{ checks: Check[]; serverId: string | null; reached: boolean }> {
  try {
    const { status, version, protocol, serverId } = await session.api.health.check.query()
    const checks = [
      status === 'ok'
        ? ok('server', `${session.serverUrl} answers.`)
        : broken('server', `${session.serverUrl} answers, but its database does not.`),
      versions(version, protocol, session),
      await recognition(session),
    ]
    return { checks, serverId, reached: status === 'ok' }
  } catch (error) {
    return { checks: [broken('server', toFailure(error).message)], serverId: null, reached: false }
  }
}

function versions(version: string, protocol: number, { ccmVersion }: Session): Check {
  if (protocol !== PROTOCOL) {
    const older = protocol < PROTOCOL ? 'the server' : 'ccm'
    return broken('version', `ccm speaks protocol ${PROTOCOL}, the server ${protocol}.`, `Update ${older}, and start it again.`)
  }
  if (version === ccmVersion) return ok('version', `ccm and server have version ${version}.`)
  return attention(
    'version',
    `ccm is ${ccmVersion}, the server ${version}. They understand each other.`,
    'Update the older one when convenient.',
  )
}

async function recognition(session: Session): Promise<Check> {
  const id = knownId(session)
  const { config, env } = session
  if (id === undefined) return ok('registration', 'The server does not know this machine yet; "ccm apply" registers it.')
  try {
    const { displayName } = await session.api.machines.get.query({ id })
    if (env.CCM_TOKEN || config.token)
      return ok('registration', `The server knows this machine as ${displayName}, and there is a token to prove it.`)
    return attention(
      'registration',
      `The server knows this machine as ${displayName}, but there is no token to prove it.`,
      'The next "ccm exec" asks for one.',
    )
  } catch (error) {
    const { code, message } = readError(error)
    if (code !== 'not-found') return broken('registration', message)
    return broken(
      'registration',
      'The server does not know this machine any more.',
      'Run "ccm apply" in each bound directory; it registers both again.',
    )
  }
}
