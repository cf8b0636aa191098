import type { Effective, Warning } from '@ccm/contract'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Subject } from './subject.ts'
import { resolveSubject, wantedOf } from './wanted.ts'

/** What a target resolves to, also when nothing can be written: then the problem says why. */
export function effective(library: Library, subject: Subject): Effective {
  const { components, leftOut, variables, warnings } = resolveSubject(library, subject)
  return {
    components: components.map(({ level: _level, patches: _patches, ...component }) => component),
    leftOut,
    variables,
    ...written(library, subject, warnings),
  }
}

function written(library: Library, subject: Subject, warnings: Warning[]): Pick<Effective, 'warnings' | 'problem'> {
  try {
    return { warnings: wantedOf(library, subject).warnings, problem: null }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unresolvable') return { warnings, problem: error.message }
    throw error
  }
}
