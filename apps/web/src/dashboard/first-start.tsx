import type { Dashboard } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import Check from '~icons/lucide/check'
import { CommandChip } from '../ui/command-chip.tsx'
import { count } from '../ui/count.ts'

interface Step {
  title: string
  said: string
  done: boolean
  way: JSX.Element
}

const link = 'font-medium text-accent underline-offset-3 hover:underline'

/** What to do before there is a project: three steps, each with its way. */
export function FirstStart(props: { dashboard: Dashboard }) {
  const steps = (): Step[] => [
    {
      title: 'Look at the library',
      said: 'Components are the pieces: MCP servers, subagents, skills, commands, hooks, permissions, CLAUDE.md.',
      done: props.dashboard.components.total > 0,
      way: (
        <A href={props.dashboard.components.total > 0 ? '/components' : '/components/new'} class={link}>
          {props.dashboard.components.total > 0 ? `See ${count(props.dashboard.components.total, 'component')}` : 'Make a component'}
        </A>
      ),
    },
    {
      title: 'Make a profile',
      said: 'A profile bundles components for a kind of project. Profiles can build on one another.',
      done: props.dashboard.profiles.total > 0,
      way: (
        <A href={props.dashboard.profiles.total > 0 ? '/profiles' : '/profiles/new'} class={link}>
          {props.dashboard.profiles.total > 0 ? `See ${count(props.dashboard.profiles.total, 'profile')}` : 'Make a profile'}
        </A>
      ),
    },
    {
      title: 'Bind a project to it',
      said: 'Run this in a directory that uses Claude Code. It shows its plan before it writes.',
      done: false,
      way: <CommandChip command="ccm init" />,
    },
  ]
  return (
    <section aria-labelledby="first-start" class="px-4 pt-6 pb-8 sm:px-5">
      <h2 id="first-start" class="text-title font-semibold tracking-[-.006em]">
        Three steps to the first project in step
      </h2>
      <ol class="mt-4 grid max-w-[640px] gap-5">
        <For each={steps()}>
          {(step, index) => (
            <li class="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3">
              <span
                class="grid size-7 place-items-center rounded-full border text-small font-semibold tabular-nums"
                classList={{ 'border-transparent bg-positive-tint text-positive': step.done, 'border-line-strong text-muted': !step.done }}
              >
                <Show when={step.done} fallback={index() + 1}>
                  <Check class="ic ic-14" />
                  <span class="sr-only">Done</span>
                </Show>
              </span>
              <div class="grid justify-items-start gap-1 pt-1">
                <strong class="font-[550]">{step.title}</strong>
                <p class="text-muted">{step.said}</p>
                {step.way}
              </div>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
