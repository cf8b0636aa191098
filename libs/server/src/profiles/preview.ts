import type { PreviewProfile, ProfilePreview } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { render } from '../render/render.ts'
import { readLineage } from '../resolve/lineage.ts'
import { resolve } from '../resolve/resolve.ts'
import { noSuchProfile } from './read.ts'

/** What a profile would put into a project that is not registered. Nothing is kept. */
export function previewProfile({ library }: Pick<Ctx, 'library'>, { project, ...ref }: z.infer<typeof PreviewProfile>): ProfilePreview {
  const found =
    'id' in ref
      ? library.read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE id = ?', ref.id)
      : library.read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE name = ?', ref.name)
  if (!found) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  const resolution = resolve(readLineage(library.read, found.id), found.id)
  const { artifacts, warnings } = render(library, resolution, project ?? { name: found.name, description: '' })
  return { profile: found, artifacts, warnings }
}
