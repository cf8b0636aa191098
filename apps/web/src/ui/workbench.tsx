import type { JSX } from 'solid-js'
import { type Tab, Tabs } from './tabs.tsx'

interface WorkbenchProps<Id extends string> {
  label: string
  tabs: Tab<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
  /** What the chosen tab shows. */
  left: JSX.Element
  right: JSX.Element
  rightLabel: string
  /** The right pane's own tab, where there is no room for both. */
  rightTab: Id
  /** The class that shares the width from 1024 px on. */
  columns: string
}

const panel = 'tab-panel'

/** Tabs and two panes: side by side on a wide screen; on a narrow one the right pane is a tab of its own. */
export function Workbench<Id extends string>(props: WorkbenchProps<Id>) {
  const showsRight = () => props.chosen === props.rightTab
  return (
    <>
      <Tabs label={props.label} tabs={props.tabs} chosen={props.chosen} panel={panel} onChoose={(id) => props.onChoose(id)} />
      <div class={`min-h-0 grow max-lg:flex max-lg:flex-col lg:grid lg:grid-rows-1 ${props.columns}`}>
        <div
          id={panel}
          role="tabpanel"
          aria-labelledby={`${panel}-${props.chosen}`}
          tabindex="0"
          class="flex min-h-0 min-w-0 grow flex-col overflow-auto *:shrink-0 focus-visible:-outline-offset-2"
          classList={{ 'max-lg:hidden': showsRight() }}
        >
          {props.left}
        </div>
        <section
          aria-label={props.rightLabel}
          class="flex min-h-0 min-w-0 grow flex-col border-line lg:border-l"
          classList={{ 'max-lg:hidden': !showsRight() }}
        >
          {props.right}
        </section>
      </div>
    </>
  )
}

/** The 44 px bar at a pane's top. */
export function PaneHead(props: { title: string; children?: JSX.Element }) {
  return (
    <div class="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
      <h2 class="font-semibold whitespace-nowrap">{props.title}</h2>
      {props.children}
    </div>
  )
}
