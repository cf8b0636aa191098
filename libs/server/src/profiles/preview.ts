import type { PreviewProfile, ProfilePreview } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { withDraft } from '../library/draft.ts'
import type { Library } from '../library/library.ts'
import { render } from '../render/render.ts'
import { toResolvedComponent } from '../resolve/resolution.ts'
import { resolve } from '../resolve/resolve.ts'
import { knownOf } from '../sync/serve.ts'
import { envNames } from '../targets/env-names.ts'
import { checkReferences } from './check.ts'
import { changedNode } from './draft.ts'
import { getProfile, noSuchProfile } from './read.ts'

type Input = z.infer<typeof PreviewProfile>

/**
 * What a profile would put into a project or a user scope that is not registered, as it is saved or with a change that is not. Nothing is
 * kept.
 *
 * @throws AppError `not-found`, `unresolvable`, or `bad-request` with paths when the change could not be saved
 */
export async function previewProfile(ctx: Pick<Ctx, 'db' | 'library'>, { project, user, draft, ...ref }: Input): Promise<ProfilePreview> {
  const saved = findProfile(ctx.library, ref)
  const { library, name } = draft ? await drafted(ctx, saved.id, draft) : { library: ctx.library, name: saved.name }
  const resolution = resolve(library.lineage(saved.id), saved.id, { kind: user === undefined ? 'project' : 'user' })
  const { artifacts, warnings } = render(library, resolution, {
    target: user === undefined ? { kind: 'project' } : { kind: 'user', configDirectory: user },
    project: user === undefined ? (project ?? { name, description: '' }) : { name: '', description: '' },
    envNames: envNames(library.read),
  })
  const known = project?.repository ? knownOf(library.read, project.repository, artifacts) : undefined
  return {
    profile: { id: saved.id, name },
    artifacts,
    warnings,
    components: resolution.components.map(toResolvedComponent),
    leftOut: resolution.leftOut,
    ...(known && { known }),
  }
}

function findProfile({ read }: Library, ref: { id: string } | { name: string }): { id: string; name: string } {
  const found =
    'id' in ref
      ? read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE id = ?', ref.id)
      : read.get<{ id: string; name: string }>('SELECT id, name FROM Profile WHERE name = ?', ref.name)
  if (!found) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  return found
}

/** The library with a change that could be saved. */
async function drafted({ db, library }: Pick<Ctx, 'db' | 'library'>, id: string, draft: NonNullable<Input['draft']>) {
  const next = changedNode(await getProfile({ db }, { id }), draft)
  await checkReferences(db.prisma, id, next)
  return { library: withDraft(library, { profile: { id, next } }), name: next.name }
}
