import type { ComponentUsage } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import FolderGit from '~icons/lucide/folder-git-2'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import type { Exception } from './load-places.ts'
import { componentQueries } from './queries.ts'

const actions: Record<Exception['action'], string> = { include: 'includes it', exclude: 'leaves it out', modify: 'changes it' }

/** The profiles that list a component, the projects it reaches through them, and who wants it otherwise. */
export function UsedBy(props: { componentId: string; usage: ComponentUsage }) {
  const api = useApi()
  const places = useQuery(() =>
    componentQueries.places(
      api,
      props.componentId,
      props.usage.profiles.map(({ id }) => id),
    ),
  )
  const overrides = () => (places.data !== undefined ? places.data.overrides : [])
  const scopeIn = (profileId: string) => {
    const scope = places.data !== undefined ? places.data.scopes[profileId] : undefined
    return scope && `${scope} scope`
  }
  return (
    <Show
      when={props.usage.profiles.length + props.usage.projects.length + overrides().length > 0}
      fallback={
        <Empty mark={<Layers class="ic ic-20" />} title="Not used">
          No profile lists it, so it is written nowhere.
        </Empty>
      }
    >
      <Group title="Profiles" count={props.usage.profiles.length}>
        <For each={props.usage.profiles}>
          {(profile) => (
            <Line
              href={`/profiles/${profile.id}`}
              name={profile.name}
              note={scopeIn(profile.id)}
              icon={<Layers class="ic ic-14 text-faint" />}
            />
          )}
        </For>
      </Group>
      <Group title="Projects" count={props.usage.projects.length}>
        <For each={props.usage.projects}>
          {(project) => (
            <Line
              href={`/projects/${project.id}`}
              name={project.name}
              note={`on ${project.machineName}`}
              icon={<FolderGit class="ic ic-14 text-faint" />}
            />
          )}
        </For>
      </Group>
      <Group title="Overrides" count={overrides().length}>
        <For each={overrides()}>
          {({ by, action, scope }) => (
            <Line
              href={`/${by.level}s/${by.id}`}
              name={by.name}
              note={`${by.level}, ${actions[action]}${scope ? `, ${scope} scope` : ''}`}
              icon={by.level === 'project' ? <FolderGit class="ic ic-14 text-faint" /> : <Monitor class="ic ic-14 text-faint" />}
            />
          )}
        </For>
      </Group>
      <Show when={places.isError}>
        <ErrorPanel title="Scopes and overrides did not load" error={places.error} onRetry={() => void places.refetch()} />
      </Show>
    </Show>
  )
}

function Group(props: { title: string; count: number; children: JSX.Element }) {
  return (
    <Show when={props.count > 0}>
      <h2 class="flex h-[34px] items-center gap-2 border-b border-line bg-canvas px-4 text-small font-medium text-muted sm:px-5">
        {props.title} <span class="text-faint tabular-nums">{props.count}</span>
      </h2>
      <ul>{props.children}</ul>
    </Show>
  )
}

function Line(props: { href: string; name: string; note?: string; icon: JSX.Element }) {
  return (
    <li class="relative flex h-11 items-center gap-2.5 border-b border-hairline px-4 hover:bg-hover sm:h-[38px] sm:px-5">
      {props.icon}
      <A href={props.href} class="stretched mono truncate font-medium">
        {props.name}
      </A>
      <span class="truncate text-muted">{props.note}</span>
    </li>
  )
}
