import type { AnyComponent } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { appliedComponents } from '../render/applied.ts'
import { envUses } from '../render/missing-env-vars.ts'
import type { Subject } from '../targets/subject.ts'
import { resolveSubject } from '../targets/wanted.ts'

/** The names that components of a target refer to as `${NAME}`, each with who does. */
export const usesAt = (library: Library, subject: Subject): Map<string, AnyComponent[]> =>
  envUses(appliedComponents(library, resolveSubject(library, subject).components).applied)
