import { type JSX, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import type { LineageRow } from '../lineage.ts'
import type { Overridden } from '../result.ts'
import { aboutScope } from './scope-select.tsx'
import { chosenClass, RowBadges, rowClass, RowName } from './row-name.tsx'

interface InheritedRowProps {
  row: LineageRow
  /** The profile that is edited. */
  own: string
  /** What its scope is in the result. */
  style?: JSX.CSSProperties
  overridden?: Overridden
  chosen: boolean
  onChoose: () => void
  onExclude: () => void
  onInclude: () => void
}

/** A component that another profile brings. It can be left out here. */
export function InheritedRow(props: InheritedRowProps) {
  const component = () => props.row.component
  const dropped = () => props.row.dropped
  const isExcludedHere = () => dropped()?.by === 'excluded' && dropped()?.in.id === props.own
  const why = () => {
    const cause = dropped()
    return cause && `${cause.by} ${cause.in.id === props.own ? 'here' : `in ${cause.in.name}`}`
  }
  return (
    <li class={rowClass} classList={{ [chosenClass]: props.chosen, 'hover:bg-hover': !props.chosen }} style={props.style}>
      <span class="w-3.5 shrink-0 pointer-fine:-ml-1 pointer-fine:w-[22px]" />
      <RowName
        component={component()}
        own={false}
        struck={dropped() !== undefined || props.overridden?.whole === true}
        chosen={props.chosen}
        onChoose={() => props.onChoose()}
      />
      <span class="ml-auto flex min-w-0 shrink-0 items-center gap-2">
        <RowBadges component={component()} why={why()} overridden={props.overridden} />
        <Show when={!dropped()}>
          <span class="text-small text-faint" title={aboutScope(component().scope)}>
            {component().scope}
          </span>
        </Show>
        <Show when={!dropped()}>
          <Button
            kind="ghost"
            size="small"
            class="relative z-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
            aria-label={`Exclude ${component().name}`}
            onClick={() => props.onExclude()}
          >
            Exclude
          </Button>
        </Show>
        <Show when={isExcludedHere()}>
          <Button
            kind="ghost"
            size="small"
            class="relative z-1"
            aria-label={`Include ${component().name} again`}
            onClick={() => props.onInclude()}
          >
            Include again
          </Button>
        </Show>
      </span>
    </li>
  )
}
