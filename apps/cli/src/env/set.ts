import type { EnvVar } from '@ccm/contract'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { type PlaceFlags, placeName, placeOf, placeWords } from './place.ts'
import { nameAlone, readValue } from './read-value.ts'

type SetFlags = PlaceFlags & { plain: boolean }

/** Sets one value, typed unseen or piped in. */
export async function setValue(words: readonly string[], flags: SetFlags, session: Session): Promise<ExitCode> {
  const name = nameAlone(words, 'ccm env set <NAME>')
  return setAll([[name, await readValue(name, session)]], 'set', flags, session)
}

/** Sets the values a dotenv file holds, or those of some names in it. */
export async function importValues(file: string, only: readonly string[], flags: SetFlags, session: Session): Promise<ExitCode> {
  const { readDotenv } = await import('./read-dotenv.ts')
  return setAll(readDotenv(file, only, session.cwd), 'import', flags, session)
}

async function setAll(values: readonly [string, string][], action: string, flags: SetFlags, session: Session): Promise<ExitCode> {
  const { io, api, dryRun } = session
  const items: EnvVar[] = []
  if (dryRun) {
    io.out(`${values.map(([name]) => name).join(', ')} would be set ${placeWords(flags)}. Nothing was changed.`)
  } else {
    const place = await placeOf(flags, session, { make: true })
    for (const [name, value] of values) {
      const item = await api.envVars.set.mutate({ name, value, sensitive: !flags.plain, ...place })
      io.out(`${name} is set ${placeName(item)}.`)
      items.push(flags.plain ? item : { ...item, value: null })
    }
  }
  io.document({ command: 'env', action, exitCode: exitCodes.done, dryRun, names: values.map(([name]) => name), items })
  return exitCodes.done
}
