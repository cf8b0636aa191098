import type { ComponentType } from '@ccm/contract'
import { Show } from 'solid-js'
import { allTypes, parseType, typeLooks } from '../component-types.ts'
import { figure } from '../ui/count.ts'
import { createLateMenu } from '../ui/late-menu.tsx'
import { createMedia, phone } from '../ui/media.ts'
import { Tabs } from '../ui/tabs.tsx'

interface TypeTabsProps {
  panel: string
  chosen: ComponentType | undefined
  counts: Partial<Record<ComponentType, number>> | undefined
  onChoose: (type: ComponentType | undefined) => void
}

/** The types that have a tab of their own on a desk. The others are under "More types". */
const common: readonly ComponentType[] = ['mcp-server', 'subagent', 'skill', 'command', 'hook', 'permissions', 'claude-md']

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

/** The types of components with how many of each match; a phone has them all side by side. */
export function TypeTabs(props: TypeTabsProps) {
  const isPhone = createMedia(phone)
  const shown = () => (isPhone() ? allTypes : [...common, ...allTypes.filter((type) => type === props.chosen && !common.includes(type))])
  const rest = () => allTypes.filter((type) => !shown().includes(type))
  const countOf = (type: ComponentType) => (props.counts ? (props.counts[type] ?? 0) : undefined)
  const itemOf = (type: ComponentType) => {
    const { plural, icon } = typeLooks[type]
    const count = countOf(type)
    return { label: count === undefined ? plural : `${plural} (${figure(count)})`, icon, onSelect: () => props.onChoose(type) }
  }
  const more = createLateMenu({ label: 'More types', items: () => rest().map(itemOf) })
  return (
    <Tabs
      label="Types"
      panel={props.panel}
      chosen={props.chosen ?? 'all'}
      tabs={[
        { id: 'all', label: 'All', count: props.counts && sum(props.counts) },
        ...shown().map((type) => {
          const { plural, icon, hue } = typeLooks[type]
          return { id: type, label: plural, count: countOf(type), icon, hue }
        }),
      ]}
      onChoose={(id) => props.onChoose(parseType(id))}
      after={
        <Show when={rest().length > 0}>
          <button
            type="button"
            class="h-10 shrink-0 px-2 font-medium text-faint hover:text-text focus-visible:-outline-offset-2"
            aria-haspopup="menu"
            aria-expanded={more.isOpen()}
            onClick={(event) => more.openAt(event.currentTarget)}
          >
            More types
          </button>
          {more.view()}
        </Show>
      }
    />
  )
}
