import type { FileContent, KeepEdit, Override, SetProjectOverride } from '@ccm/contract'
import { uploadFile } from '../../components/files.ts'
import type { Ctx } from '../../ctx.ts'
import type { Library } from '../../library/library.ts'
import { setOverride } from '../../overrides/save.ts'
import { withdrawPutBack } from '../put-backs.ts'
import { checkEdited, diskArtifact } from './disk-artifact.ts'
import { type EditedComponent, editedComponent } from './edited-component.ts'
import { editedConfig, plain } from './edited-config.ts'
import { type Edit, findSeenEdit } from './find-edit.ts'
import { patchBetween } from './patch-between.ts'
import { orSay, Refusal } from './refusal.ts'

type Keep = Pick<Ctx, 'db' | 'now' | 'events' | 'actor' | 'library'>

/**
 * Keeps an edit for its project alone: a `modify` override with what differs from the library, or an `exclude` when nothing of the
 * component is left there.
 *
 * @throws AppError `stale` when something else stands there, or the component was saved meanwhile; `conflict` when an exception of the
 *   project cannot say it; `bad-request` when its text cannot be used
 */
export async function keepEdit(ctx: Keep, input: KeepEdit): Promise<Override> {
  const edit = findSeenEdit(ctx.library, input)
  const { override, files } = orSay('Nothing was kept.', () => planKeep(ctx.library, edit, input.text))
  for (const file of files) await uploadFile(ctx, file)
  const { projectId, ...wanted } = override
  const kept = await setOverride(ctx, { projectId }, wanted)
  await withdrawPutBack(ctx.db, input)
  return kept
}

interface KeepPlan {
  override: Extract<SetProjectOverride, { action: 'exclude' | 'modify' }>
  files: FileContent[]
}

/** @throws Refusal */
export function planKeep(library: Library, edit: Edit, text?: string): KeepPlan {
  checkEdited(edit.exception)
  const { machine, project } = edit.target.subject
  if (!project) {
    throw new Refusal(
      "It lies in a machine's own directory, and an exception of the machine would reach its projects too. Take the edit into the library, or make the exception at the machine.",
    )
  }
  const edited = editedComponent(library, edit)
  const { component, artifact } = edited
  const disk = diskArtifact(artifact, edit.exception, text)
  const kept = editedConfig(edited, disk)
  const of = { projectId: project.id, componentId: component.id }
  if (!kept) return { override: { action: 'exclude', ...of }, files: [] }
  checkRoom(library, edited, machine, project)
  const [unchanged] = library.components([{ componentId: component.id, revision: component.revision }])
  const patch = unchanged && patchBetween(plain(unchanged), kept.config)
  if (patch && Object.keys(patch).length === 0) {
    throw new Refusal(
      edited.resolved.patches.length > 0
        ? 'It means what the library says without the exception of this project. Remove that exception instead.'
        : 'It means what the library says, so no exception is needed. Put it back, or leave it as it is.',
    )
  }
  if (!patch) throw new Refusal('An exception cannot say this change. Take the edit into the library instead.')
  return { override: { action: 'modify', ...of, patch }, files: [...kept.files.values()] }
}

type Maker = Parameters<Library['exceptions']>[0]

/** A project makes one exception for a component, and the machine's comes over it. */
function checkRoom(library: Library, { component, resolved }: EditedComponent, machine: Maker, project: Maker): void {
  if (resolved.reasons.some(({ action, level }) => action === 'modifies' && level === 'machine')) {
    throw new Refusal(
      `The machine ${machine.name} changes this ${component.type} too, and its exception comes last. Change that one instead.`,
    )
  }
  const own = library.exceptions(machine, project).find(({ level, piece }) => level === 'project' && piece.id === component.id)
  if (own?.action !== 'include') return
  throw new Refusal(
    `The ${component.type} "${component.name}" is there by an exception of this project, which cannot change it as well. Put it into the project's profile first, or take the edit into the library.`,
  )
}
