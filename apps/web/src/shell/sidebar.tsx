import { A } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useApi } from '../api.tsx'
import { LiveDot } from '../live/live-dot.tsx'
import { machineQueries } from '../machines/queries.ts'
import { figure } from '../ui/count.ts'
import { Brand } from './brand.tsx'
import { type NavItem, navGroups, navItems } from './nav-items.ts'
import { healthQueries } from './queries.ts'
import { ThemeButton } from './theme-button.tsx'

/** From 641 px on: icons alone, from 1024 px with words, counts and the server's name. */
export function Sidebar(props: { host: string }) {
  const api = useApi()
  const health = useQuery(() => healthQueries.check(api))
  const machines = useQuery(() => machineQueries.total(api))
  const counts = (): Partial<Record<NavItem['count'], number>> => ({
    ...(health.isSuccess ? health.data.counts : undefined),
    ...(machines.isSuccess && { machines: machines.data }),
  })
  return (
    <nav class="hidden flex-col overflow-auto border-r border-line px-2.5 pt-3 pb-2.5 sm:flex" aria-label="Main">
      <A href="/" class="flex h-8 items-center gap-[9px] px-2 text-[14px] font-[650] tracking-[.01em] max-lg:px-[7px]">
        <Brand />
        <span class="max-lg:sr-only">CCM</span>
      </A>
      <For each={navGroups}>
        {(group) => (
          <>
            <h2 class="px-2 pt-3.5 pb-1 text-small font-medium text-faint max-lg:sr-only">{group}</h2>
            <ul class="max-lg:mt-2.5">
              <For each={navItems.filter((item) => item.group === group)}>
                {(item) => <NavLink item={item} count={counts()[item.count]} />}
              </For>
            </ul>
          </>
        )}
      </For>
      <div class="mt-auto flex items-center gap-2 pt-2.5 pl-2 max-lg:flex-col max-lg:pl-0">
        <LiveDot host={props.host} />
        <ThemeButton />
      </div>
    </nav>
  )
}

function NavLink(props: { item: NavItem; count: number | undefined }) {
  return (
    <li>
      <A
        href={props.item.href}
        class="flex h-[30px] items-center gap-[9px] rounded-sm px-2 font-medium text-muted hover:bg-hover hover:text-text max-lg:h-9 max-lg:px-2.5"
        activeClass="bg-press! text-text!"
        title={`${props.item.title} (G ${props.item.key.toUpperCase()})`}
        aria-keyshortcuts={`g ${props.item.key}`}
      >
        <Dynamic component={props.item.icon} class="ic" />
        <span class="max-lg:sr-only">{props.item.title}</span>
        <Show when={props.count !== undefined}>
          <span class="ml-auto text-small font-normal text-faint tabular-nums max-lg:hidden">{figure(props.count ?? 0)}</span>
        </Show>
      </A>
    </li>
  )
}
