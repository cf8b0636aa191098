import { UsageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { listOf } from '../sync/foresee-profile.ts'

/** The profile to use: the one that was named, or the one a person picks. Without a terminal it has to be named. */
export async function chooseProfile(named: string | undefined, session: Session): Promise<string> {
  if (named !== undefined) return named
  const { items } = await session.api.profiles.list.query({ limit: 200 })
  const names = items.map(({ name }) => name)
  if (!session.io.canAsk || items.length === 0) throw new UsageError(`Name a profile with --profile. ${listOf(names, session)}`)
  return session.io.choose(
    'Which profile?',
    items.map(({ name, description }) => ({ value: name, label: name, hint: description })),
  )
}
