import type { EnvVar } from '@ccm/contract'
import { everyPage } from '../commands/every-page.ts'
import { CommandError, UsageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { flagsFor, isAt, isNamed, type PlaceFlags, placeName, placeOf, placeWords } from './place.ts'

/** The one value of a name at a place; without a place, the only one there is. */
export async function findValue(name: string, flags: PlaceFlags, session: Session): Promise<EnvVar> {
  const named = (await everyPage((page) => session.api.envVars.list.query({ ...page, search: name }))).filter((item) => item.name === name)
  if (isNamed(flags)) {
    const place = await placeOf(flags, session)
    const found = named.find((item) => isAt(item, place))
    if (found) return found
    throw new CommandError('not-found', `${name} has no value ${placeWords(flags)}. ${elsewhere(named)}`)
  }
  const [only] = named
  if (only && named.length === 1) return only
  if (only)
    throw new UsageError(
      `${name} has several values. Say which: ${named.map((item) => `${flagsFor(item)} (${placeName(item)})`).join(', ')}.`,
    )
  throw new CommandError('not-found', `${name} has no value. "ccm env list" shows what there is.`)
}

const elsewhere = (named: readonly EnvVar[]) =>
  named.length > 0 ? `It has one ${named.map(placeName).join(', ')}.` : '"ccm env list" shows what there is.'
