import type { FileContent, Json, SavedComponent, TakeEdit } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import { uploadFile } from '../../components/files.ts'
import { updateComponent } from '../../components/save.ts'
import type { Ctx } from '../../ctx.ts'
import type { Library } from '../../library/library.ts'
import { withdrawPutBack } from '../put-backs.ts'
import { checkEdited, diskArtifact } from './disk-artifact.ts'
import { type EditedComponent, editedComponent } from './edited-component.ts'
import { editedConfig, plain } from './edited-config.ts'
import { type Edit, findSeenEdit } from './find-edit.ts'
import { orSay, Refusal } from './refusal.ts'

type Take = Pick<Ctx, 'db' | 'now' | 'events' | 'actor' | 'library'>

/**
 * Takes an edit into the library, as a new revision of the component it was made to. From then on the library wants what the disk holds.
 *
 * @throws AppError `stale` when something else stands there, or the component was saved meanwhile; `conflict` when the edit has no one place
 *   in the library; `bad-request` when its text cannot be used
 */
export async function takeEdit(ctx: Take, input: TakeEdit): Promise<SavedComponent> {
  const edit = findSeenEdit(ctx.library, input)
  const { component, config, files } = orSay('Nothing was taken into the library.', () => planTake(ctx.library, edit, input.text))
  for (const file of files) await uploadFile(ctx, file)
  const saved = await updateComponent(ctx, { id: component.id, expectedRevision: component.revision, config })
  await withdrawPutBack(ctx.db, input)
  return saved
}

interface TakePlan {
  component: EditedComponent['component']
  config: { [name: string]: Json }
  files: FileContent[]
}

/** @throws Refusal */
export function planTake(library: Library, edit: Edit, text?: string): TakePlan {
  checkEdited(edit.exception)
  const edited = editedComponent(library, edit)
  const { component, resolved, artifact } = edited
  if (resolved.patches.length > 0) {
    const makers = resolved.patches.map(({ from }) => from).join(' and ')
    throw new Refusal(
      `The ${component.type} "${component.name}" is changed by ${makers} before it is written there, so the library alone does not say it. Keep the edit for this project instead.`,
    )
  }
  const disk = diskArtifact(artifact, edit.exception, text)
  if (!disk) throw new Refusal('It was deleted there. Keep that for this project as an exclusion, or put it back.')
  const taken = editedConfig(edited, disk)
  if (!taken) throw new Refusal('Nothing of the component is left there. Remove it in the library, or put it back.')
  if (canonicalJson(taken.config) === canonicalJson(plain(component))) {
    throw new Refusal('It means what the library says, so there is nothing to take. Put it back, or leave it as it is.')
  }
  return { component, config: taken.config, files: [...taken.files.values()] }
}
