import { readError } from '@ccm/client'
import { useQueryClient } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { useApi } from '../api.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { profileQueries, type ProfileUsers } from './queries.ts'

interface Removed {
  id: string
  name: string
  revision: number
}

/** So many names are told; more are counted. */
const told = 6

/**
 * Asks, naming who is left without it, and deletes a profile. One that nothing used can be brought back with one press.
 *
 * @param onDelete runs once it is gone
 */
export function createRemoval(onDelete?: () => void): (profile: Removed) => Promise<void> {
  const api = useApi()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const toasts = useToasts()
  const refresh = () =>
    Promise.all(['profiles', 'components', 'projects', 'machines'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  const refuse = (what: string, error: unknown) => toasts.show({ kind: 'error', text: `${what}: ${readError(error).message}` })

  const bringBack = ({ id, revision }: Removed) =>
    void api.profiles.restore.mutate({ id, revision }).then(refresh, (error: unknown) => refuse('Not restored', error))
  const remove = async (profile: Removed, users: ProfileUsers, force: boolean): Promise<void> => {
    const isUsed = total(users) > 0
    const yes = await confirm({
      title: `Delete ${profile.name}?`,
      body: <Body users={users} />,
      action: 'Delete profile',
      danger: true,
    })
    if (!yes) return
    try {
      await api.profiles.remove.mutate({ id: profile.id, force })
    } catch (error) {
      // Somebody began to use it since it was asked for.
      if (readError(error).code === 'in-use' && !force) return remove(profile, await loadUsers(profile.id), true)
      return refuse(`${profile.name} was not deleted`, error)
    }
    onDelete?.()
    toasts.show({
      text: `${profile.name} deleted.`,
      ...(!isUsed && { action: { label: 'Undo', run: () => bringBack(profile) } }),
    })
    await refresh()
  }
  const loadUsers = (id: string) => queries.fetchQuery({ ...profileQueries.users(api, id), staleTime: 0 })
  return async (profile) => {
    try {
      const users = await loadUsers(profile.id)
      await remove(profile, users, total(users) > 0)
    } catch (error) {
      refuse(`${profile.name} was not deleted`, error)
    }
  }
}

const total = ({ profiles, totalProjects, machines }: ProfileUsers) => profiles.length + totalProjects + machines.length

function Body(props: { users: ProfileUsers }) {
  const groups = () => [
    {
      what: 'Projects left without a profile',
      names: props.users.projects.map(({ name, machine }) => `${name} on ${machine}`),
      of: props.users.totalProjects,
    },
    { what: 'Machines left without a user profile', names: props.users.machines.map(({ name }) => name), of: props.users.machines.length },
    { what: 'Profiles that no longer build on it', names: props.users.profiles.map(({ name }) => name), of: props.users.profiles.length },
  ]
  return (
    <div class="grid gap-2">
      <For each={groups().filter(({ of }) => of > 0)}>
        {({ what, names, of }) => (
          <div>
            <p class="font-[550]">{what}</p>
            <ul class="text-muted">
              <For each={names.slice(0, told)}>{(name) => <li class="mono break-words">{name}</li>}</For>
              <Show when={of > told}>
                <li>and {of - told} more</li>
              </Show>
            </ul>
          </div>
        )}
      </For>
      <p>
        {total(props.users) > 0
          ? 'What it wrote there goes at the next sync of each machine, where nothing else brings it. Its components stay in the library, its revisions are kept.'
          : 'Nothing uses it. Its components stay in the library, its revisions are kept.'}
      </p>
    </div>
  )
}
