import type { EnvVar } from '@ccm/contract'
import { everyPage } from '../commands/every-page.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { isAt, isNamed, type PlaceFlags, placeName, placeOf } from './place.ts'

/** Lists values; a sensitive one is never asked for, and so never shown. */
export async function listValues(flags: PlaceFlags & { search?: string }, session: Session): Promise<ExitCode> {
  const place = isNamed(flags) ? await placeOf(flags, session) : undefined
  const all = await everyPage((page) => session.api.envVars.list.query({ ...page, search: flags.search }))
  const items = place ? all.filter((item) => isAt(item, place)) : all
  for (const line of table(items.map(rowOf))) session.io.out(...line)
  if (items.length === 0) session.io.out('No values match. "ccm env set <NAME>" adds one.')
  session.io.document({ command: 'env', action: 'list', exitCode: exitCodes.done, total: items.length, items })
  return exitCodes.done
}

const rowOf = (item: EnvVar): Line => [bold(item.name), placeName(item), item.value === null ? dim('••••••') : item.value]
