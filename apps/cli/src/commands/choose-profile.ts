import { UsageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { listOf } from '../sync/foresee-profile.ts'

/**
 * The profile to use: the one that was named, or the one a person picks, to whom the default profile of the library is offered first.
 * Without a terminal it has to be named.
 */
export async function chooseProfile(named: string | undefined, session: Session): Promise<string> {
  if (named !== undefined) return named
  const { profiles, settings } = session.api
  const [{ items }, { defaultProfileId }] = await Promise.all([profiles.list.query({ limit: 200 }), settings.get.query()])
  const offered = [...items.filter(({ id }) => id === defaultProfileId), ...items.filter(({ id }) => id !== defaultProfileId)]
  const names = offered.map(({ name }) => name)
  if (!session.io.canAsk || items.length === 0) throw new UsageError(`Name a profile with --profile. ${listOf(names, session)}`)
  return session.io.choose(
    'Which profile?',
    offered.map(({ name, description }) => ({ value: name, label: name, hint: description })),
  )
}
