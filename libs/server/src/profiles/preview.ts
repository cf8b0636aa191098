import type { PreviewProfile, ProfilePreview } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { render } from '../render/render.ts'
import { resolve } from '../resolve/resolve.ts'
import { knownOf } from '../sync/serve.ts'
import { envNames } from '../targets/env-names.ts'
import { noSuchProfile } from './read.ts'

/** What a profile would put into a project or a user scope that is not registered. Nothing is kept. */
export function previewProfile(
  { library }: Pick<Ctx, 'library'>,
  { project, user, ...ref }: z.infer<typeof PreviewProfile>,
): ProfilePreview {
  const found =
    'id' in ref
      ? library.read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE id = ?', ref.id)
      : library.read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE name = ?', ref.name)
  if (!found) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  const resolution = resolve(library.lineage(found.id), found.id, { kind: user === undefined ? 'project' : 'user' })
  const { artifacts, warnings } = render(library, resolution, {
    target: user === undefined ? { kind: 'project' } : { kind: 'user', configDirectory: user },
    project: user === undefined ? (project ?? { name: found.name, description: '' }) : { name: '', description: '' },
    envNames: envNames(library.read),
  })
  const known = project?.repository ? knownOf(library.read, project.repository, artifacts) : undefined
  return { profile: found, artifacts, warnings, ...(known && { known }) }
}
