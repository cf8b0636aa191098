import type { Effective, Project, ResolvedComponent } from '@ccm/contract'
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import Ban from '~icons/lucide/ban'
import ExternalLink from '~icons/lucide/external-link'
import SlidersHorizontal from '~icons/lucide/sliders-horizontal'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { Badge } from '../../ui/badge.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TypeTile } from '../../ui/type-tile.tsx'
import { overridesAddress } from '../overrides-address.ts'
import { sayReasons } from '../say-reasons.ts'
import { createExclude } from './exclude.ts'

interface EffectiveRowProps {
  project: Project
  component: ResolvedComponent | Effective['leftOut'][number]
  /** What is to be known of it here: what it shadows, an exception that cannot be private. */
  warnings: Effective['warnings']
  isLeftOut?: boolean
}

/** A component as it applies to a project: where it goes, at which revision, and why it is here or not. */
export function EffectiveRow(props: EffectiveRowProps) {
  const exclude = createExclude(() => props.project)
  const isOff = () => 'switchedOff' in props.component && props.component.switchedOff
  const byProject = createMemo(() => props.component.reasons.some(({ level }) => level === 'project'))
  const items = () => {
    const { componentId, name } = props.component
    const see = { label: 'See override', icon: SlidersHorizontal, href: overridesAddress(props.project.id) }
    return [
      { label: 'Open component', icon: ExternalLink, href: `/components/${componentId}` },
      ...(byProject()
        ? [see]
        : props.isLeftOut
          ? []
          : [
              { label: 'Change for this project', icon: SlidersHorizontal, href: overridesAddress(props.project.id, componentId) },
              { label: 'Exclude from this project', icon: Ban, onSelect: () => exclude.run({ componentId, name }) },
            ]),
    ]
  }
  return (
    <li class="relative grid min-h-15 grid-cols-[22px_minmax(0,1fr)_auto] content-center items-center gap-x-2.5 gap-y-0.5 border-b border-hairline py-1 pr-2 pl-4 hover:bg-hover sm:min-h-[38px] sm:grid-cols-[22px_minmax(0,2fr)_64px_56px_minmax(0,3fr)_28px] sm:gap-x-3 sm:pr-4 sm:pl-5">
      <TypeTile type={props.component.type} />
      <span class="flex min-w-0 items-center gap-2">
        <A
          href={`/components/${props.component.componentId}`}
          class={`stretched mono truncate font-medium ${props.isLeftOut ? 'text-muted line-through decoration-line-strong' : ''}`}
        >
          {props.component.name}
        </A>
        <Show when={isOff()}>
          <Badge title="The machine leaves it out. Git shares the file, so it is written all the same and switched off in settings.local.json">
            off here
          </Badge>
        </Show>
      </span>
      <span class="text-small text-faint max-sm:hidden">{props.component.scope}</span>
      <span class="text-small text-faint tabular-nums max-sm:hidden">rev {props.component.revision}</span>
      <span class="truncate text-small text-muted max-sm:col-start-2 max-sm:row-start-2" title={sayReasons(props.component)} data-reasons>
        {sayReasons(props.component)}
      </span>
      <span class="relative z-1 max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1">
        <Menu label={`More actions for ${props.component.name}`} items={items()} />
      </span>
      <For each={props.warnings}>
        {(warning) => (
          <span class="flex items-start gap-1.5 text-small text-muted sm:col-span-4 sm:col-start-2 max-sm:col-span-2 max-sm:col-start-2">
            <TriangleAlert class="ic ic-14 mt-px text-warning" />
            {warning.message}
          </span>
        )}
      </For>
    </li>
  )
}
