import { createSignal, createUniqueId, type JSX } from 'solid-js'

interface SplitPaneProps {
  /** Names the divider: "Width of the list". */
  label: string
  left: JSX.Element
  right: JSX.Element
  /** Which side has the width that is kept; the other takes the rest. */
  sized?: 'left' | 'right'
  /** Pixels. */
  initial: number
  min: number
  max: number
  /** Where the width is remembered, and under which name. */
  storage?: Pick<Storage, 'getItem' | 'setItem'>
  name?: string
  /** Below 1024 px only one side is shown, or both above each other. */
  narrow?: 'left' | 'right' | 'stacked'
}

const step = 16

/** Two panes with a divider between them, to drag or to move with the arrow keys; a double click puts it back. */
export function SplitPane(props: SplitPaneProps) {
  const left = createUniqueId()
  let panes: HTMLDivElement | undefined
  const key = () => `split:${props.name ?? props.label}`
  const within = (width: number) => Math.round(Math.max(props.min, Math.min(props.max, width)))
  const remembered = () => {
    const width = Number(props.storage?.getItem(key()) ?? NaN)
    return within(Number.isNaN(width) || width === 0 ? props.initial : width)
  }
  const [width, setWidth] = createSignal(remembered())
  const resize = (wanted: number) => {
    setWidth(within(wanted))
    props.storage?.setItem(key(), String(width()))
  }
  const towardsRight = () => (props.sized === 'right' ? -1 : 1)
  const onPointerMove = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !panes) return
    const { left, right } = panes.getBoundingClientRect()
    resize(props.sized === 'right' ? right - event.clientX : event.clientX - left)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -step, ArrowRight: step }[event.key]
    const end = { Home: props.min, End: props.max }[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey || (move === undefined && end === undefined)) return
    event.preventDefault()
    resize(end ?? width() + (move ?? 0) * towardsRight())
  }
  const stacked = () => (props.narrow ?? 'stacked') === 'stacked'
  const hiddenWhenNarrow = (side: 'left' | 'right') => !stacked() && props.narrow !== side
  return (
    <div
      ref={panes}
      class="flex min-h-0 grow max-lg:flex-col"
      classList={{ 'max-lg:overflow-auto': stacked() }}
      style={{ '--split': `${width()}px` }}
    >
      <div
        id={left}
        class={`flex min-w-0 flex-col lg:min-h-0 ${props.sized === 'right' ? 'grow' : 'max-lg:grow lg:w-(--split) lg:shrink-0'}`}
        classList={{ 'max-lg:hidden': hiddenWhenNarrow('left'), 'max-lg:shrink-0': stacked(), 'min-h-0': !stacked() }}
      >
        {props.left}
      </div>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={props.label}
        aria-controls={left}
        aria-valuenow={width()}
        aria-valuemin={props.min}
        aria-valuemax={props.max}
        tabindex="0"
        class="relative z-3 w-px shrink-0 cursor-col-resize touch-none bg-line before:absolute before:-inset-x-1.5 before:inset-y-0 hover:bg-line-strong focus-visible:bg-accent max-lg:hidden"
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.focus()
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={onPointerMove}
        onDblClick={() => resize(props.initial)}
        onKeyDown={onKeyDown}
      />
      <div
        class={`flex min-w-0 flex-col lg:min-h-0 border-line max-lg:border-t ${props.sized === 'right' ? 'max-lg:grow lg:w-(--split) lg:shrink-0' : 'grow'}`}
        classList={{ 'max-lg:hidden': hiddenWhenNarrow('right'), 'max-lg:shrink-0': stacked(), 'min-h-0': !stacked() }}
      >
        {props.right}
      </div>
    </div>
  )
}
