import type { Override, OverrideAction } from '@ccm/contract'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import ExternalLink from '~icons/lucide/external-link'
import Pencil from '~icons/lucide/pencil'
import Trash from '~icons/lucide/trash-2'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { Badge } from '../ui/badge.tsx'
import { Menu } from '../ui/menu.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { Words } from '../ui/words.tsx'
import type { Effect } from './say-effect.ts'

const looks = {
  include: { word: 'Include', tone: 'positive' },
  exclude: { word: 'Exclude', tone: 'neutral' },
  modify: { word: 'Change', tone: 'info' },
} as const satisfies Record<OverrideAction, unknown>

export const OverrideBadge = (props: { action: OverrideAction }) => (
  <Badge tone={looks[props.action].tone}>{looks[props.action].word}</Badge>
)

/** The columns of a row and of the headings above. */
export const overrideColumns = 'grid-cols-[72px_minmax(0,1fr)_28px] sm:grid-cols-[72px_minmax(0,11rem)_minmax(0,1fr)_28px]'

interface OverrideRowProps {
  override: Override
  effect: Effect
  onEdit: () => void
  onRemove: () => void
}

/** One exception: what it does to which component, and where that is written. */
export function OverrideRow(props: OverrideRowProps) {
  const component = () => props.override.component
  const items = () => [
    { label: 'Edit override', icon: Pencil, onSelect: () => props.onEdit() },
    { label: 'Open component', icon: ExternalLink, href: `/components/${component().id}` },
    { label: 'Remove override', icon: Trash, danger: true, onSelect: () => props.onRemove() },
  ]
  return (
    <div class={`grid min-h-13 items-center gap-x-4 gap-y-0.5 px-4 py-1.5 hover:bg-hover sm:px-5 ${overrideColumns}`}>
      <span>
        <OverrideBadge action={props.override.action} />
      </span>
      <span class="flex min-w-0 items-center gap-2">
        <TypeTile type={component().type} />
        <A href={`/components/${component().id}`} class="mono truncate font-medium hover:underline" title={component().name}>
          {component().name}
        </A>
      </span>
      <span class="order-last min-w-0 max-sm:col-span-2 max-sm:col-start-2 sm:order-none">
        <span class="block truncate">
          <Words of={props.effect.does} />
        </span>
        <Show
          when={props.effect.problem}
          fallback={
            <span class="block truncate text-small text-faint [&_b]:text-small [&_b]:font-normal [&_b]:text-faint">
              <Words of={props.effect.lives} />
            </span>
          }
        >
          {(problem) => (
            <span class="flex items-start gap-1.5 text-small text-warning">
              <TriangleAlert class="ic ic-14 mt-px" />
              <span class="min-w-0 break-words">{problem()}</span>
            </span>
          )}
        </Show>
      </span>
      <Menu label={`More actions for the override of ${component().name}`} items={items()} />
    </div>
  )
}
