import { readError } from '@ccm/client'
import { CommandError } from '../errors.ts'
import { moveBinding, type ProjectBinding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { knownId } from '../machine/this-machine.ts'

/** Tells the server and this machine where a project lies now. Its files, its profile and what ccm remembers of them stay as they are. */
export async function moveProject(binding: ProjectBinding, root: string, session: Session): Promise<ProjectBinding> {
  const machineId = knownId(session)
  if (machineId === undefined)
    throw new CommandError('conflict', 'Nothing was changed: the configuration in ~/.ccm is of another computer.')
  const name = await moveAtServer(binding, root, session)
  const moved: ProjectBinding = { ...binding, root, name }
  await moveBinding(session.home, machineId, binding, moved)
  return moved
}

/** What the project is called there. */
async function moveAtServer({ projectId, root: old, name }: ProjectBinding, root: string, { api, serverUrl }: Session): Promise<string> {
  try {
    const { revision } = await api.projects.get.query({ id: projectId })
    return (await api.projects.update.mutate({ id: projectId, expectedRevision: revision, path: root })).name
  } catch (cause) {
    if (readError(cause).code !== 'not-found') throw cause
    throw new CommandError(
      'not-found',
      `Nothing was changed: ${serverUrl} does not know ${name} any more, which was in ${old}. Run "ccm apply --profile <name>" here.`,
      { cause },
    )
  }
}
