import { CommandError } from '../errors.ts'
import type { Session } from '../session.ts'
import { isCopied } from '../settings/machine.ts'

/** Files in the places of another computer's are not ours to write. */
export function refuseCopy(session: Session): void {
  if (!isCopied(session.config, session)) return
  throw new CommandError(
    'conflict',
    'Nothing was written: the configuration in ~/.ccm was made on another computer. Run "ccm apply --profile <name>" in each project here; this computer then gets an id of its own.',
  )
}
