import type { ComponentUsage } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import FolderGit from '~icons/lucide/folder-git-2'
import Layers from '~icons/lucide/layers'
import { Empty } from '../ui/empty.tsx'

/** The profiles that list a component and the projects it reaches through them. */
export function UsedBy(props: { usage: ComponentUsage }) {
  return (
    <Show
      when={props.usage.profiles.length + props.usage.projects.length > 0}
      fallback={
        <Empty mark={<Layers class="ic ic-20" />} title="Not used">
          No profile lists it, so it is written nowhere.
        </Empty>
      }
    >
      <Group title="Profiles" count={props.usage.profiles.length}>
        <For each={props.usage.profiles}>
          {(profile) => <Line href={`/profiles/${profile.id}`} name={profile.name} icon={<Layers class="ic ic-14 text-faint" />} />}
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
