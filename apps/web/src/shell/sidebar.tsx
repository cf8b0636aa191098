import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import PanelLeft from '~icons/lucide/panel-left'
import Search from '~icons/lucide/search'
import Settings from '~icons/lucide/settings'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { dashboardQueries } from '../dashboard/queries.ts'
import { LiveDot } from '../live/live-dot.tsx'
import { usePalette } from '../palette/palette.tsx'
import { IconButton } from '../ui/button.tsx'
import { figure } from '../ui/count.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { Brand } from './brand.tsx'
import { createAfterFirst } from './after-first.ts'
import { type NavItem, navGroups, navItems, settingsItem } from './nav-items.ts'
import { ThemeButton } from './theme-button.tsx'

interface SidebarProps {
  host: string
  /** Icons alone. */
  folded: boolean
  onFold: () => void
}

/** From 641 px on: the ways to all pages with how much is behind them, the search, and the server. */
export function Sidebar(props: SidebarProps) {
  const api = useApi()
  const palette = usePalette()
  const mayAsk = createAfterFirst()
  const dashboard = useQuery(() => ({ ...dashboardQueries.get(api), enabled: mayAsk() }))
  const countOf = (item: NavItem) => (dashboard.data ? item.count?.(dashboard.data) : undefined)
  return (
    <nav
      class="group/side hidden flex-col overflow-x-hidden overflow-y-auto border-r border-line px-2.5 pt-3 pb-2.5 sm:flex"
      aria-label="Main"
      data-folded={props.folded ? '' : undefined}
    >
      <div class="flex shrink-0 items-center gap-1 group-data-folded/side:flex-col">
        <A href="/" end class="flex h-8 min-w-0 grow items-center gap-[9px] px-2 text-[14px] font-[650] tracking-[.01em]">
          <Brand />
          <span class="group-data-folded/side:sr-only">CCM</span>
        </A>
        <IconButton label={props.folded ? 'Unfold the sidebar' : 'Fold the sidebar'} aria-keyshortcuts="[" onClick={() => props.onFold()}>
          <PanelLeft class="ic" />
        </IconButton>
      </div>
      <Tooltip text={props.folded ? 'Search or jump' : undefined}>
        <button
          type="button"
          class="mt-2.5 mb-1 flex h-8 shrink-0 items-center gap-2 rounded-sm border border-line-strong bg-surface pr-1.5 pl-2.5 text-muted hover:border-field group-data-folded/side:justify-center group-data-folded/side:px-0"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={palette.open}
        >
          <Search class="ic" />
          <span class="grow truncate text-left group-data-folded/side:sr-only">Search or jump…</span>
          <span class="flex group-data-folded/side:hidden">
            <KeyHint keys={['Mod', 'K']} />
          </span>
        </button>
      </Tooltip>
      <For each={navGroups}>
        {(group) => (
          <>
            <Show when={group}>
              <h2 class="px-2 pt-3.5 pb-1 text-small font-medium text-faint group-data-folded/side:sr-only">{group}</h2>
            </Show>
            <ul class="group-data-folded/side:mt-2" classList={{ 'mt-2': group === undefined }}>
              <For each={navItems.filter((item) => item.group === group)}>
                {(item) => (
                  <li>
                    <NavLink item={item} count={countOf(item)} folded={props.folded} />
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </For>
      <div class="mt-auto flex shrink-0 items-center gap-0.5 pt-2.5 pl-2 group-data-folded/side:flex-col group-data-folded/side:pl-0">
        <LiveDot host={props.host} folded={props.folded} />
        <ThemeButton />
        <Tooltip text={settingsItem.title}>
          <A
            href={settingsItem.href}
            class="inline-grid size-10 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-7"
            activeClass="bg-press! text-text!"
            aria-label={settingsItem.title}
          >
            <Settings class="ic" />
          </A>
        </Tooltip>
      </div>
    </nav>
  )
}

function NavLink(props: { item: NavItem; count: number | undefined; folded: boolean }) {
  return (
    <Tooltip text={props.folded ? props.item.title : undefined}>
      <A
        href={props.item.href}
        end={props.item.href === '/'}
        class="flex h-[30px] items-center gap-[9px] rounded-sm px-2 font-medium text-muted group-data-folded/side:h-9 group-data-folded/side:px-2.5 hover:bg-hover hover:text-text"
        activeClass="bg-press! text-text!"
      >
        <Dynamic component={props.item.icon} class="ic" />
        <span class="truncate group-data-folded/side:sr-only">{props.item.title}</span>
        <Show when={props.count !== undefined}>
          <span class="ml-auto text-small font-normal text-faint tabular-nums group-data-folded/side:hidden">
            {figure(props.count ?? 0)}
          </span>
        </Show>
      </A>
    </Tooltip>
  )
}
