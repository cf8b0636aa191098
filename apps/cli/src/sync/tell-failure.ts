import { readError } from '@ccm/client'
import { toFailure } from '../failure.ts'
import { yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { forgetReport } from './reported.ts'

/** Tells the server why nothing was written, and sees to it that the next good run is reported even if nothing changed. */
export async function tellFailure(error: unknown, { targetId }: Binding, session: Session): Promise<void> {
  const { code, message } = toFailure(error)
  try {
    forgetReport(session.home, targetId)
    await session.api.sync.fail.mutate({ targetId, code, message: forOthers(message, session) })
  } catch (cause) {
    const refused = readError(cause)
    if (refused.code !== 'unreachable') session.io.err(yellow('Note: '), `The server could not be told of this. ${refused.message}`)
  }
}

/** As long as a server takes it, on one line, and without the name of the user. */
function forOthers(message: string, { claude, env }: Session): string {
  const homes = [claude.kind === 'default' ? claude.home : undefined, env.HOME, env.USERPROFILE].filter((home) => home !== undefined)
  const shortened = homes.reduce((text, home) => (home.length > 1 ? text.replaceAll(home, '~') : text), message)
  return shortened
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .slice(0, 4000)
}
