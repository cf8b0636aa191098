import type { Effective } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { effective } from '../targets/effective.ts'
import { userSubject } from './subject.ts'

/** What a machine's user scope resolves to: its user profile, then its own exceptions. */
export const effectiveMachine = ({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): Effective =>
  effective(library, userSubject(library.read, id))
