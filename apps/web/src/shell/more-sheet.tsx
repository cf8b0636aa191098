import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Search from '~icons/lucide/search'
import { LiveDot } from '../live/live-dot.tsx'
import { usePalette } from '../palette/palette.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { allPages, barItems } from './nav-items.ts'
import { ThemeButton } from './theme-button.tsx'

const rest = allPages.filter((page) => !barItems.includes(page))
const rowClass = 'flex min-h-12 w-full items-center gap-3 rounded-sm px-2 text-left font-medium text-muted hover:bg-hover'

/** What a phone's bar has no room for. */
export default function MoreSheet(props: { open: boolean; host: string; onClose: () => void }) {
  const palette = usePalette()
  const search = () => {
    props.onClose()
    palette.open()
  }
  return (
    <Sheet open={props.open} title="More" onClose={() => props.onClose()}>
      <ul class="-mx-2">
        <li>
          <button type="button" class={rowClass} onClick={search}>
            <Search class="ic ic-20" />
            Search or jump
          </button>
        </li>
        <For each={rest}>
          {(item) => (
            <li>
              <A href={item.href} class={rowClass} activeClass="text-accent!" onClick={() => props.onClose()}>
                <Dynamic component={item.icon} class="ic ic-20" />
                {item.title}
              </A>
            </li>
          )}
        </For>
      </ul>
      <div class="mt-2 flex items-center gap-2 border-t border-line pt-2">
        <LiveDot host={props.host} folded={false} />
        <ThemeButton />
      </div>
    </Sheet>
  )
}
