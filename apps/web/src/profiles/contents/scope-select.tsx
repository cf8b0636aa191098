import type { Scope } from '@ccm/contract'
import { For } from 'solid-js'
import ChevronsUpDown from '~icons/lucide/chevrons-up-down'

const scopes: { value: Scope; about: string }[] = [
  { value: 'project', about: 'In the files of the project, which git shares' },
  { value: 'local', about: "In this checkout's own files" },
  { value: 'user', about: "In Claude Code's own directory on each machine" },
]

export const aboutScope = (scope: Scope) => scopes.find(({ value }) => value === scope)?.about

/** Where a component is written. The platform's own select: there is one in every row. */
export function ScopeSelect(props: { name: string; value: Scope; onChoose: (scope: Scope) => void }) {
  return (
    <span class="relative flex shrink-0 items-center">
      <select
        class="h-9 cursor-pointer appearance-none rounded-[5px] border border-line-strong bg-surface pr-6 pl-2 text-[16px] hover:bg-hover focus-visible:border-accent sm:h-[26px] sm:text-small [&>option]:bg-raised"
        aria-label={`Scope of ${props.name}`}
        title={aboutScope(props.value)}
        value={props.value}
        onChange={(event) => {
          const chosen = scopes.find(({ value }) => value === event.currentTarget.value)
          if (chosen) props.onChoose(chosen.value)
        }}
      >
        <For each={scopes}>
          {({ value, about }) => (
            <option value={value} selected={value === props.value} title={about}>
              {value}
            </option>
          )}
        </For>
      </select>
      <ChevronsUpDown class="ic ic-14 pointer-events-none absolute right-1.5 text-faint" />
    </span>
  )
}
