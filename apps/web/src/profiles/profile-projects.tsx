import type { Page, Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import type { InfiniteData } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import FolderGit from '~icons/lucide/folder-git-2'
import { stepOfTarget } from '../projects/steps.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { rowsOf } from '../ui/pages.ts'
import { StepWord } from '../ui/step-mark.tsx'

interface ProfileProjectsProps {
  profile: string
  data: InfiniteData<Page<Project>>
  more: boolean
  onMore: () => void
}

/** The projects bound to a profile, and how each stands. */
export function ProfileProjects(props: ProfileProjectsProps) {
  const projects = () => rowsOf(props.data)
  return (
    <Show
      when={projects().length > 0}
      fallback={
        <Empty
          mark={<FolderGit class="ic ic-20" />}
          title="No project uses it"
          action={<CommandChip command={`ccm init --profile ${props.profile}`} />}
        >
          Run this in a directory that uses Claude Code. It shows its plan before it writes.
        </Empty>
      }
    >
      <ul>
        <For each={projects()}>
          {(project) => (
            <li class="relative flex h-11 items-center gap-3 border-b border-hairline px-4 hover:bg-hover sm:h-[38px] sm:px-5">
              <StepWord step={stepOfTarget[project.state]} />
              <A href={`/projects/${project.id}`} class="stretched mono truncate font-medium">
                {project.name}
              </A>
              <span class="truncate text-muted">on {project.machine.name}</span>
            </li>
          )}
        </For>
      </ul>
      <MoreButton more={props.more} onMore={() => props.onMore()}>
        Show more
      </MoreButton>
    </Show>
  )
}
