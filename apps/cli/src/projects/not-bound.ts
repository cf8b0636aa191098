import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Binding, isGone } from './index-file.ts'

/** Says that a directory has no profile and how it gets one; where bound directories are gone, it may be one of them that moved. */
export function notBound(directory: string, bindings: readonly Binding[]): CommandError {
  const gone = bindings.filter(isGone).map(({ root }) => root)
  const bind = `"ccm apply --profile <name>" in it; "ccm list profiles" names them.`
  if (gone.length === 0) return new CommandError('not-found', `${directory} has no profile yet, so nothing was done. Run ${bind}`)
  const moved =
    gone.length === 1
      ? `${gone[0]} is gone: if it moved here, run "ccm project move ${gone[0]}" in it`
      : `${gone.join(', ')} are gone: if one of them moved here, run "ccm project move <old path>" in it`
  return new CommandError('not-found', `${directory} has no profile, so nothing was done. ${moved}. If not, run ${bind}`, {
    exitCode: exitCodes.differs,
  })
}
