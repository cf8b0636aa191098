import { resolve } from 'node:path'
import { type Binding, findBinding, readBindings } from '../projects/index-file.ts'
import { notBound } from '../projects/not-bound.ts'
import { isGitRoot, realDirectory } from '../projects/places.ts'
import type { Session } from '../session.ts'

/** The binding of the directory a command is about. */
export function boundDirectory(path: string | undefined, { cwd, home, config }: Session): Binding {
  const directory = realDirectory(resolve(cwd, path ?? '.'))
  const bindings = readBindings(home, config.machineId)
  const binding = findBinding(bindings, directory, isGitRoot)
  if (!binding) throw notBound(directory, bindings)
  return binding
}
