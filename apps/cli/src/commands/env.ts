import { UsageError } from '../errors.ts'
import type { ExitCode } from '../exit-codes.ts'
import { checkReferences } from '../env/check.ts'
import { listValues } from '../env/list.ts'
import type { PlaceFlags } from '../env/place.ts'
import { removeValue } from '../env/remove.ts'
import { revealValue } from '../env/reveal.ts'
import { importValues, setValue } from '../env/set.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

export interface EnvArgs extends PlaceFlags {
  action?: string
  names: readonly string[]
  /** Not sensitive: kept and shown in the clear. */
  plain: boolean
  fromFile?: string
  search?: string
}

export const envActions = ['list', 'set', 'remove', 'reveal', 'check', 'import']

/** The values for `${NAME}`: what there is, and changing it. */
export async function env({ action = 'list', names, ...flags }: EnvArgs, session: Session): Promise<ExitCode> {
  switch (action) {
    case 'list':
      none(names, action)
      return listValues(flags, session)
    case 'set':
      return flags.fromFile === undefined ? setValue(names, flags, session) : importValues(flags.fromFile, names, flags, session)
    case 'import': {
      const [file, ...only] = names
      if (file === undefined) throw new UsageError('Name the file: ccm env import .env.')
      return importValues(file, only, flags, session)
    }
    case 'remove':
      return removeValue(one(names, action), flags, session)
    case 'reveal':
      return revealValue(one(names, action), flags, session)
    case 'check':
      none(names, action)
      return checkReferences(session)
    default:
      throw unknownWord(action, envActions, 'action')
  }
}

function one(names: readonly string[], action: string): string {
  const [name] = names
  if (name !== undefined && names.length === 1) return name
  throw new UsageError(`"ccm env ${action}" takes one name: ccm env ${action} <NAME>.`)
}

function none(names: readonly string[], action: string): void {
  if (names.length > 0) throw new UsageError(`"ccm env ${action}" takes no name. "ccm env --help" shows what it takes.`)
}
