import type { Page, Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import type { InfiniteData } from '@tanstack/solid-query'
import { For, Index, type ParentProps, Show } from 'solid-js'
import FolderGit from '~icons/lucide/folder-git-2'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import { stepOfTarget } from '../projects/steps.ts'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { StepWord } from '../ui/step-mark.tsx'
import type { ProfileUsers } from './queries.ts'

interface UsedByProps {
  profile: string
  users: ProfileUsers
  projects: InfiniteData<Page<Project>>
  more: boolean
  onMore: () => void
}

const rowClass = 'relative flex h-11 items-center gap-3 border-b border-hairline px-4 hover:bg-hover sm:h-[38px] sm:px-5'

/** The projects bound to a profile and how each stands, the machines it is the user profile of, and the profiles that build on it. */
export function UsedBy(props: UsedByProps) {
  const projects = () => rowsOf(props.projects)
  const isUsed = () => projects().length + props.users.machines.length + props.users.profiles.length > 0
  return (
    <Show
      when={isUsed()}
      fallback={
        <Empty
          mark={<FolderGit class="ic ic-20" />}
          title="Nothing uses it"
          action={<CommandChip command={`ccm init --profile ${props.profile}`} />}
        >
          Run this in a directory that uses Claude Code. It shows its plan before it writes.
        </Empty>
      }
    >
      <Group title="Projects" total={totalOf(props.projects)}>
        <Index each={projects()}>
          {(project) => (
            <li class={rowClass}>
              <StepWord step={stepOfTarget[project().state]} />
              <A href={`/projects/${project().id}`} class="stretched mono truncate font-medium">
                {project().name}
              </A>
              <span class="truncate text-muted">on {project().machine.name}</span>
            </li>
          )}
        </Index>
      </Group>
      <MoreButton more={props.more} onMore={() => props.onMore()}>
        Show more
      </MoreButton>
      <Group title="User profile of" total={props.users.machines.length}>
        <For each={props.users.machines}>
          {(machine) => (
            <li class={rowClass}>
              <Monitor class="ic text-faint" />
              <A href={`/machines/${machine.id}`} class="stretched mono truncate font-medium">
                {machine.name}
              </A>
            </li>
          )}
        </For>
      </Group>
      <Group title="Profiles that build on it" total={props.users.profiles.length}>
        <For each={props.users.profiles}>
          {(profile) => (
            <li class={rowClass}>
              <Layers class="ic text-faint" />
              <A href={`/profiles/${profile.id}`} class="stretched mono truncate font-medium">
                {profile.name}
              </A>
            </li>
          )}
        </For>
      </Group>
    </Show>
  )
}

const Group = (props: ParentProps<{ title: string; total: number }>) => (
  <Show when={props.total > 0}>
    <section aria-label={props.title}>
      <h2 class="flex h-[34px] items-center gap-2 border-b border-line bg-canvas px-4 text-small font-medium text-muted sm:px-5">
        {props.title} <span class="font-normal text-faint tabular-nums">{props.total}</span>
      </h2>
      <ul>{props.children}</ul>
    </section>
  </Show>
)
