import type { Scope } from '@ccm/contract'
import { type JSX, Show } from 'solid-js'
import GripVertical from '~icons/lucide/grip-vertical'
import X from '~icons/lucide/x'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import type { createReorder } from '../../ui/reorder.tsx'
import type { LineageRow } from '../lineage.ts'
import type { Overridden } from '../result.ts'
import { chosenClass, RowBadges, rowClass, RowName } from './row-name.tsx'
import { ScopeSelect } from './scope-select.tsx'

interface OwnRowProps {
  row: LineageRow
  index: number
  reorder: ReturnType<typeof createReorder>
  style?: JSX.CSSProperties
  overridden?: Overridden
  /** What the server says against it. */
  error?: string
  chosen: boolean
  onChoose: () => void
  onScope: (scope: Scope) => void
  onRemove: () => void
}

/** A component that the profile lists itself, at its place in the order. */
export function OwnRow(props: OwnRowProps) {
  const key = String(props.index)
  const component = () => props.row.component
  return (
    <li
      ref={props.reorder.row(key)}
      class={`${rowClass} bg-surface`}
      classList={{
        [chosenClass]: props.chosen,
        'hover:bg-hover': !props.chosen,
        'opacity-50': props.reorder.dragged() === key,
      }}
      style={props.style}
    >
      <span
        ref={props.reorder.handle(key)}
        class="relative z-1 -ml-1 grid h-full w-[22px] shrink-0 cursor-grab place-items-center text-faint pointer-coarse:w-8"
        title="Drag, or Alt ↑ ↓"
      >
        <GripVertical class="ic ic-14" />
      </span>
      <RowName
        component={component()}
        own
        struck={props.row.dropped !== undefined || props.overridden?.whole === true}
        chosen={props.chosen}
        onChoose={() => props.onChoose()}
        path={`components.${props.index}.componentId`}
        keys="Alt+ArrowUp Alt+ArrowDown"
      />
      <span class="relative z-1 ml-auto flex min-w-0 shrink-0 items-center gap-1.5">
        <Show when={props.error}>
          {(error) => (
            <Badge tone="danger" title={error()}>
              not there
            </Badge>
          )}
        </Show>
        <RowBadges component={component()} why={props.row.dropped && 'excluded here'} overridden={props.overridden} />
        <ScopeSelect name={component().name} value={component().scope} onChoose={(scope) => props.onScope(scope)} />
        <IconButton class="sm:size-[26px]!" label={`Remove ${component().name}`} onClick={() => props.onRemove()}>
          <X class="ic ic-14" />
        </IconButton>
      </span>
      <props.reorder.DropLine for={key} />
    </li>
  )
}
