import { openTarget, recover, type TargetSession, withLock } from '@ccm/sync/node'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { tidy } from '../settings/private-file.ts'
import { sayRecovery } from './say.ts'
import { optionsOf } from './target.ts'

/**
 * Runs something while it holds the target's lock, once a run that was killed is repaired. A Ctrl-C waits until it is done.
 *
 * @param opened - the target as it was opened a moment ago: it is used when nothing has changed since
 */
export function underLock<T>(
  binding: Binding,
  session: Session,
  run: (target: TargetSession) => Promise<T>,
  opened?: TargetSession,
): Promise<T> {
  const options = optionsOf(binding, session)
  return session.io.uninterrupted(() =>
    withLock(options, async () => {
      await tidy(session.home)
      const recovery = await recover(options)
      sayRecovery(recovery, session.io)
      return run(!recovery && opened?.isCurrent() ? opened : openTarget(options))
    }),
  )
}
