import type { TargetPreview } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { previewTarget } from '../targets/preview.ts'
import { projectSubject } from './subject.ts'

/** What the library wants in a project's directory now. */
export const previewProject = ({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): TargetPreview =>
  previewTarget(library, projectSubject(library.read, id))
