import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBinding, type ProjectBinding } from '../projects/index-file.ts'
import { notBound } from '../projects/not-bound.ts'
import { isGitRoot, realPathToBe } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { ownBindings, projectBindingAt } from '../sync/own-bindings.ts'

/** The project to let go: that of a directory or of one above it, or of exactly this one where it is not there any more. */
export function releasable(path: string | undefined, session: Session): ProjectBinding {
  const bindings = ownBindings(session)
  const named = resolve(session.cwd, path ?? '.')
  const directory = realPathToBe(named)
  const binding = existsSync(directory)
    ? findBinding(bindings, directory, isGitRoot)
    : (projectBindingAt(bindings, named) ?? projectBindingAt(bindings, directory))
  if (!binding) throw notBound(directory, bindings)
  return binding
}
