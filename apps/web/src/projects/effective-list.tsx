import type { ResolvedComponent } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import Package from '~icons/lucide/package'
import { Empty } from '../ui/empty.tsx'
import { TypeTile } from '../ui/type-tile.tsx'

/** Every component that applies to a project, in order, and why it is there. */
export function EffectiveList(props: { components: ResolvedComponent[] }) {
  return (
    <Show
      when={props.components.length > 0}
      fallback={
        <Empty mark={<Package class="ic ic-20" />} title="Nothing applies here">
          Its profile brings no components, or it has no profile.
        </Empty>
      }
    >
      <ul>
        <For each={props.components}>
          {(component) => (
            <li class="relative grid min-h-15 grid-cols-[22px_minmax(0,1fr)_auto] content-center items-center gap-x-2.5 gap-y-0.5 border-b border-hairline px-4 hover:bg-hover sm:min-h-[38px] sm:grid-cols-[22px_minmax(0,2fr)_72px_64px_minmax(0,3fr)] sm:gap-x-3 sm:px-5">
              <TypeTile type={component.type} />
              <A href={`/components/${component.componentId}`} class="stretched mono truncate font-medium">
                {component.name}
              </A>
              <span class="text-small text-faint">{component.scope}</span>
              <span class="text-small text-faint tabular-nums max-sm:hidden">rev {component.revision}</span>
              <span class="truncate text-small text-muted max-sm:col-span-2 max-sm:col-start-2" title={sayReasons(component)}>
                {sayReasons(component)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** `base › web-app (replaces)`: from the outermost level to the one that decided. */
export const sayReasons = ({ reasons }: Pick<ResolvedComponent, 'reasons'>) =>
  reasons.map(({ name, action }) => (action === 'replaces' ? `${name} (replaces)` : name)).join(' › ')
