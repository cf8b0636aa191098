import { Show } from 'solid-js'
import Layers from '~icons/lucide/layers'
import Power from '~icons/lucide/power'
import PowerOff from '~icons/lucide/power-off'
import TagIcon from '~icons/lucide/tag'
import Trash from '~icons/lucide/trash'
import { Button } from '../../ui/button.tsx'
import { figure } from '../../ui/count.ts'
import { Menu } from '../../ui/menu.tsx'
import type { Deed } from './asked.ts'

interface BulkBarProps {
  selected: number
  /** How many of them the list does not show; undefined where it is not known. */
  hidden: number | undefined
  /** How many match, when all that is loaded is selected and there are more. */
  offered: number | undefined
  busy: boolean
  onSelectAll: () => void
  onDo: (deed: Deed) => void
  onClear: () => void
}

const Line = () => <span class="mx-1.5 h-5 w-px bg-line max-sm:hidden" aria-hidden="true" />

/** What can be done to the selected rows: above the edge of the list, or on a phone in place of its bottom bar. */
export function BulkBar(props: BulkBarProps) {
  const act = (deed: Deed) => () => props.onDo(deed)
  return (
    <section
      class="z-6 flex items-center gap-1 border-line-strong bg-raised whitespace-nowrap max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:h-14 max-sm:border-t max-sm:pr-1.5 max-sm:pl-4 sm:absolute sm:bottom-5 sm:left-1/2 sm:h-11 sm:max-w-[calc(100%-24px)] sm:-translate-x-1/2 sm:rounded-lg sm:border sm:pr-1.5 sm:pl-3.5 sm:shadow-pop"
      aria-label="Selected components"
      data-bulk-bar
    >
      <span class="min-w-0 truncate font-[550] tabular-nums max-sm:grow" role="status">
        {figure(props.selected)} selected
        <Show when={props.hidden}>{(hidden) => <span class="text-small font-normal text-faint">, {figure(hidden())} not shown</span>}</Show>
      </span>
      <Show when={props.offered}>
        {(offered) => (
          <Button kind="ghost" size="small" class="text-accent!" busy={props.busy} onClick={() => props.onSelectAll()}>
            {props.busy ? 'Selecting' : `Select all ${figure(offered())}`}
          </Button>
        )}
      </Show>
      <Line />
      <span class="contents max-lg:hidden">
        <Button kind="ghost" size="small" icon={<Power class="ic ic-14" />} onClick={act('turn-on')}>
          Turn on
        </Button>
      </span>
      <Button kind="ghost" size="small" class="max-sm:h-11!" icon={<PowerOff class="ic ic-14" />} onClick={act('turn-off')}>
        Turn off
      </Button>
      <Button kind="ghost" size="small" class="max-sm:h-11!" icon={<TagIcon class="ic ic-14" />} keys={['T']} onClick={act('tag')}>
        Tag
      </Button>
      <span class="contents max-lg:hidden">
        <Button kind="ghost" size="small" icon={<Layers class="ic ic-14" />} keys={['P']} onClick={act('profile')}>
          Add to profile
        </Button>
        <Line />
        <Button kind="ghost" size="small" class="text-danger!" icon={<Trash class="ic ic-14" />} onClick={act('delete')}>
          Delete
        </Button>
        <Line />
        <Button kind="ghost" size="small" keys={['Esc']} onClick={() => props.onClear()}>
          Clear
        </Button>
      </span>
      <span class="lg:hidden">
        <Menu
          label="More actions for the selected components"
          items={[
            { label: 'Turn on', icon: Power, onSelect: act('turn-on') },
            { label: 'Add to profile', icon: Layers, onSelect: act('profile') },
            { label: 'Clear the selection', onSelect: () => props.onClear() },
            { label: 'Delete', icon: Trash, danger: true, onSelect: act('delete') },
          ]}
        />
      </span>
    </section>
  )
}
