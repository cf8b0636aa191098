import type { Effective } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { effective } from '../targets/effective.ts'
import { projectSubject } from './subject.ts'

/** What a project resolves to, each component with why it is there or not, and each value with where it comes from. */
export const effectiveProject = ({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): Effective =>
  effective(library, projectSubject(library.read, id))
