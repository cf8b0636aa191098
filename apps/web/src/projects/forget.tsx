import { readError } from '@ccm/client'
import type { Project } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../api.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** Asks, then has the server forget a project. Nothing on its machine is touched. */
export function createForget(onForgotten: () => void) {
  const api = useApi()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toasts = useToasts()
  const send = (project: Project): Promise<void> =>
    api.projects.remove.mutate({ id: project.id }).then(
      () => {
        toasts.show({ text: `${project.name} is forgotten. Its files stay on ${project.machine.name}.` })
        onForgotten()
        return Promise.all(
          ['projects', 'machines', 'health', 'dashboard'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
        ).then(() => {})
      },
      (error: unknown) =>
        toasts.show({
          kind: 'error',
          text: `${project.name} was not forgotten: ${readError(error).message}`,
          action: { label: 'Retry', run: () => void send(project) },
        }),
    )
  return async (project: Project) => {
    const { name, path, machine } = project
    const on = machine.name
    const yes = await confirm({
      title: (
        <>
          Forget <span class="mono">{name}</span>?
        </>
      ),
      body: (
        <>
          <p>
            Its overrides, variables and runs go from the library. Every file in <span class="mono text-small break-all">{path}</span> on{' '}
            {on} stays as it is, and ccm no longer holds them in step.
          </p>
          <p class="mt-2 text-muted">
            <span class="mono text-small">ccm apply</span> in that directory brings it back.
          </p>
        </>
      ),
      action: 'Forget project',
      danger: true,
    })
    if (yes) await send(project)
  }
}
