import { type Component, Index, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { figure } from './count.ts'

export interface Tab<Id extends string> {
  id: Id
  label: string
  icon?: Component<{ class?: string }>
  /** The class of the icon's colour. */
  hue?: string
  /** Set but undefined while it is on its way: its room is kept. */
  count?: number | undefined
  /** How many things on it are wrong. */
  errors?: number
  /** For a pane that stands beside the others on a wide screen and needs no tab there. */
  narrowOnly?: boolean
}

interface TabsProps<Id extends string> {
  label: string
  tabs: Tab<Id>[]
  chosen: Id
  /** The id of the element the tabs switch. */
  panel: string
  onChoose: (id: Id) => void
  /** Stands after the last tab, and is none itself. */
  after?: JSX.Element
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Which tab a key leads to, from the one in focus. */
function target(key: string, at: number, length: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = steps[key]
  return step === undefined ? undefined : (at + step + length) % length
}

/** Tabs by the ARIA pattern: arrows move and choose, one stop for Tab. The chosen one belongs in the URL. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
    const shown = tabs.filter((tab) => getComputedStyle(tab).display !== 'none')
    const at = shown.findIndex((tab) => tab === document.activeElement)
    const next = at < 0 ? undefined : shown[target(event.key, at, shown.length) ?? -1]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.click()
  }
  return (
    <div class="flex shrink-0 border-b border-line px-2 sm:px-3.5">
      <div class="no-scrollbar flex min-w-0 overflow-x-auto sm:gap-0.5" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
        <Index each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${props.panel}-${tab().id}`}
              aria-selected={props.chosen === tab().id}
              aria-controls={props.panel}
              tabindex={props.chosen === tab().id ? 0 : -1}
              class="flex h-11 items-center gap-1.5 px-2 font-medium whitespace-nowrap text-muted hover:text-text focus-visible:-outline-offset-2 aria-selected:text-text aria-selected:shadow-[inset_0_-2px_0_var(--color-accent)] sm:h-10"
              classList={{ 'lg:hidden': tab().narrowOnly }}
              onClick={() => props.onChoose(tab().id)}
            >
              <Show when={tab().icon}>{(icon) => <Dynamic component={icon()} class={`ic ic-14 ${tab().hue ?? ''}`} />}</Show>
              {tab().label}{' '}
              <Show when={'count' in tab()}>
                <span class="min-w-[1.5ch] text-small font-normal text-faint tabular-nums">{sayCount(tab().count)}</span>
              </Show>
              <Show when={tab().errors}>
                {(errors) => (
                  <span class="rounded-xs bg-danger-tint px-1.5 text-small font-medium text-danger tabular-nums">
                    {figure(errors())}
                    <span class="sr-only"> to correct</span>
                  </span>
                )}
              </Show>
            </button>
          )}
        </Index>
      </div>
      {props.after}
    </div>
  )
}

const sayCount = (count: number | undefined) => (count === undefined ? '' : figure(count))
