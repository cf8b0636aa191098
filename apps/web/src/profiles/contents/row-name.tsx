import type { ProfileComponent } from '@ccm/contract'
import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import ArrowUpRight from '~icons/lucide/arrow-up-right'
import { Badge } from '../../ui/badge.tsx'
import { TypeTile } from '../../ui/type-tile.tsx'
import type { Overridden } from '../result.ts'

export const rowClass = 'group relative flex h-11 items-center gap-2 border-b border-hairline pr-2 pl-3 sm:h-9 sm:gap-2.5 sm:pr-3'

/** What a row is drawn like while it is chosen. */
export const chosenClass = 'bg-accent-tint shadow-[inset_3px_0_0_var(--color-accent)]'

interface RowNameProps {
  component: ProfileComponent
  /** It is listed in the profile itself. */
  own: boolean
  /** It does not count here. */
  struck: boolean
  chosen: boolean
  onChoose: () => void
  path?: string
  keys?: string
}

/** The tile and the name of a row. The name marks what the component writes; a link beside it opens the component. */
export function RowName(props: RowNameProps) {
  return (
    <>
      <TypeTile type={props.component.type} />
      <button
        type="button"
        class="mono min-w-0 truncate text-left before:absolute before:inset-0 focus-visible:-outline-offset-1"
        classList={{
          'font-medium': props.own && !props.struck,
          'text-muted': !props.own && !props.struck,
          'text-faint line-through': props.struck,
          'text-faint': !props.component.enabled,
        }}
        aria-pressed={props.chosen}
        aria-keyshortcuts={props.keys}
        data-row-name
        data-path={props.path}
        title={[props.component.name, props.component.description].filter(Boolean).join('\n')}
        onClick={() => props.onChoose()}
      >
        {props.component.name}
      </button>
      <A
        href={`/components/${props.component.componentId}`}
        class="relative z-1 grid size-6 shrink-0 place-items-center rounded-sm text-faint hover:bg-press hover:text-text pointer-coarse:size-9"
        classList={{ 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden': !props.chosen }}
        aria-label={`Open ${props.component.name}`}
        title={`Open ${props.component.name}`}
      >
        <ArrowUpRight class="ic ic-14" />
      </A>
    </>
  )
}

/** The marks at the right of a row: only what is not the normal state. */
export function RowBadges(props: { component: ProfileComponent; why?: string; overridden?: Overridden }) {
  const word = (found: Overridden) => {
    if (!found.whole) return 'partly replaced'
    return found.by ? `replaced by ${found.by}` : 'replaced'
  }
  return (
    <>
      <Show when={!props.component.enabled}>
        <Badge title="It is left out until it is turned on">off</Badge>
      </Show>
      <Show
        when={props.why}
        fallback={<Show when={props.overridden}>{(found) => <Warned about={found().reasons}>{word(found())}</Warned>}</Show>}
      >
        <Badge>{props.why}</Badge>
      </Show>
    </>
  )
}

const Warned = (props: { about: string[]; children: JSX.Element }) => (
  <span class="relative z-1 flex min-w-0 shrink">
    <Badge tone="warning" title={props.about.join('\n')}>
      <span class="max-w-40 truncate">{props.children}</span>
    </Badge>
  </span>
)
