import { readError } from '@ccm/client'
import type { Component, ComponentUsage } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { For, getOwner, runWithOwner, Show } from 'solid-js'
import { useApi } from '../../api.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { count } from '../../ui/count.ts'
import { useToasts } from '../../ui/toasts.tsx'

/** So many names are told; more are counted. */
const told = 6

/**
 * Asks, naming what the component leaves, and deletes it.
 *
 * @param onDelete runs before the page is left: what was typed goes too
 */
export function createRemoval(component: () => Component, onDelete: () => void): (usage: ComponentUsage | undefined) => Promise<void> {
  const api = useApi()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toasts = useToasts()
  /** What is asked is drawn for as long as the page stands. */
  const owner = getOwner()
  const askAgain = () => queries.invalidateQueries()

  const restore = (id: string, name: string) => () =>
    void api.components.restoreMany
      .mutate({ ids: [id] })
      .then(askAgain, (error: unknown) => toasts.show({ kind: 'error', text: `${name} was not restored: ${readError(error).message}` }))

  return async (usage) => {
    const { id, name } = component()
    const isUsed = (usage?.profiles.length ?? 0) + (usage?.projects.length ?? 0) > 0
    const yes = await confirm({
      title: `Delete ${name}?`,
      body: runWithOwner(owner, () => <Leaves usage={usage} />),
      action: 'Delete component',
      danger: true,
    })
    if (!yes) return
    try {
      await api.components.remove.mutate({ id, force: true })
    } catch (error) {
      toasts.show({ kind: 'error', text: `${name} was not deleted: ${readError(error).message}` })
      return
    }
    onDelete()
    // Back where it was used it would not be: the profiles have been told apart from it.
    toasts.show({ text: `${name} deleted.`, ...(!isUsed && { action: { label: 'Undo', run: restore(id, name) } }) })
    navigate('/components')
    void askAgain()
  }
}

function Leaves(props: { usage: ComponentUsage | undefined }) {
  const projects = () => props.usage?.projects ?? []
  const machines = () => new Set(projects().map(({ machineName }) => machineName)).size
  return (
    <>
      <Names title="It leaves the profiles" names={(props.usage?.profiles ?? []).map(({ name }) => name)} />
      <Names title="It leaves the projects" names={projects().map(({ name, machineName }) => `${name} on ${machineName}`)} />
      <p>
        <Show when={projects().length > 0} fallback="No project uses it. ">
          Its files go from {count(projects().length, 'project')} on {count(machines(), 'machine')} at their next sync.{' '}
        </Show>
        Its revisions are kept, so that it can be restored.
      </p>
    </>
  )
}

const Names = (props: { title: string; names: string[] }) => (
  <Show when={props.names.length > 0}>
    <p>{props.title}</p>
    <ul class="py-1.5">
      <For each={props.names.slice(0, told)}>{(name) => <li class="mono truncate text-text">{name}</li>}</For>
      <Show when={props.names.length > told}>
        <li>and {props.names.length - told} more</li>
      </Show>
    </ul>
  </Show>
)
