import { Popover } from '@kobalte/core/popover'
import { createEffect, createSignal, createUniqueId, type JSX, on, onMount, Show } from 'solid-js'
import { box, type ControlWiring, typed, typedMono } from './field.tsx'
import { type Option } from './option.tsx'
import { aboveDialogs, pop } from './pop.ts'
import { SuggestList } from './suggest-list.tsx'

export interface SuggestProps<V extends string> {
  label?: string
  control?: ControlWiring
  text: string
  onText: (text: string) => void
  /** What is offered for this text, already filtered. */
  options: readonly Option<V>[]
  chosen?: V
  onPick: (value: V) => void
  /** Enter picks the first match of what is typed. Without it Enter keeps the text, until the arrows choose. */
  picksFirst?: boolean
  /** The last row: what else can be done with this text. */
  last?: { label: string; run: () => void }
  /** Said when there is nothing to offer. */
  nothing?: string
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: () => void
  onFocus?: () => void
  mono?: boolean
  placeholder?: string
  disabled?: boolean
  /** Takes the focus and shows the list as soon as it is there. */
  opened?: boolean
  /** Within the box, before and after the text. */
  before?: JSX.Element
  after?: JSX.Element
  boxClass?: string
}

/**
 * A text with a list of suggestions below it, by the ARIA combobox pattern: the focus stays in the text, arrows move
 * through the list, Enter picks, Escape closes. The list floats above dialogs, and Escape closes it alone.
 */
export function Suggest<V extends string>(props: SuggestProps<V>) {
  const listId = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(-1)
  let anchor: HTMLDivElement | undefined
  let input: HTMLInputElement | undefined
  onMount(() => {
    if (!props.opened) return
    input?.focus()
    setOpen(true)
  })
  const rows = () => props.options.length + (props.last ? 1 : 0)
  const shows = () => open() && (rows() > 0 || props.nothing !== undefined)
  createEffect(
    on([open, () => props.text], ([isOpen, text], before) => {
      const isTyped = before !== undefined && before[1] !== text
      if (!isOpen) setActive(-1)
      else if (isTyped) setActive(props.picksFirst && text.trim() !== '' ? 0 : -1)
      else setActive(props.options.findIndex(({ value }) => value === props.chosen))
    }),
  )
  const pick = (index: number) => {
    const option = props.options[index]
    setOpen(false)
    if (option) props.onPick(option.value)
    else props.last?.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? undefined : { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!open()) return setOpen(true)
      const from = active() < 0 && step < 0 ? 0 : active()
      if (rows() > 0) setActive((from + step + rows()) % rows())
    } else if (event.key === 'Enter' && open() && active() >= 0 && active() < rows()) {
      event.preventDefault()
      pick(active())
    } else {
      props.onKeyDown?.(event)
      // The text was taken as it is: the list is done, and must not cover what is pressed next.
      if (event.key === 'Enter') setOpen(false)
    }
  }
  return (
    <Popover open={shows()} onOpenChange={setOpen} gutter={4} placement="bottom-start" anchorRef={() => anchor}>
      <div
        ref={anchor}
        class={`flex min-h-10 min-w-0 cursor-text items-center gap-1.5 pr-2 pl-2.5 sm:min-h-8 ${box} ${props.boxClass ?? 'w-full'}`}
        onMouseDown={(event) => {
          if (event.target === input) return setOpen(true)
          if (event.target !== anchor) return
          event.preventDefault()
          input?.focus()
          setOpen(true)
        }}
      >
        {props.before}
        <input
          {...props.control}
          ref={input}
          type="text"
          role="combobox"
          class={`h-full min-w-20 grow basis-20 truncate bg-transparent outline-none ${props.mono ? `${typedMono} placeholder:font-sans sm:placeholder:text-base` : typed}`}
          aria-label={props.label}
          aria-expanded={shows()}
          aria-controls={shows() ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={shows() && active() >= 0 ? `${listId}-${active()}` : undefined}
          value={props.text}
          placeholder={props.placeholder}
          disabled={props.disabled}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            const typed = event.currentTarget.value
            setOpen(true)
            props.onText(typed)
            if (typed !== '' && props.text === '') setOpen(false)
          }}
          onKeyDown={onKeyDown}
          onFocus={() => props.onFocus?.()}
          onBlur={() => {
            setOpen(false)
            props.onBlur?.()
          }}
        />
        {props.after}
      </div>
      <Popover.Portal>
        <Popover.Content
          {...aboveDialogs}
          role="presentation"
          class={`w-max max-w-[min(480px,calc(100vw-16px))] min-w-[max(200px,var(--kb-popper-anchor-width))] ${pop}`}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.target instanceof Node && anchor?.contains(event.target) && event.preventDefault()}
          onMouseDown={(event: MouseEvent) => event.preventDefault()}
        >
          <SuggestList
            id={listId}
            label={props.label ?? 'Suggestions'}
            options={props.options}
            chosen={props.chosen}
            active={active()}
            onActive={setActive}
            onPick={pick}
            last={props.last?.label}
          />
          <Show when={rows() === 0}>
            <p class="px-3 py-2 text-muted">{props.nothing}</p>
          </Show>
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  )
}
