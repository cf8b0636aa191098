import { createSignal, createUniqueId, type JSX, Show, splitProps } from 'solid-js'
import { KeyHint } from './key-hint.tsx'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

const kinds = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--color-accent)_90%,var(--color-text))]',
  default: 'border-line-strong bg-surface text-text hover:bg-hover active:bg-press',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-text active:bg-press',
  danger: 'border-[color-mix(in_oklab,var(--color-danger)_45%,var(--color-surface))] bg-surface text-danger hover:bg-danger-tint',
  'danger-solid': 'border-transparent bg-danger text-on-danger hover:bg-[color-mix(in_oklab,var(--color-danger)_90%,var(--color-text))]',
}
const sizes = {
  normal: 'h-9 sm:h-8 px-3 gap-1.5 rounded-sm',
  small: 'h-8 sm:h-[26px] px-[9px] gap-[5px] rounded-[5px] text-small',
}

interface Look {
  kind?: keyof typeof kinds
  size?: keyof typeof sizes
  /** Goes before the label; a spinner takes its place while the button is busy. */
  icon?: JSX.Element
  /** The keys that do the same, shown in the button. */
  keys?: string[]
  /** Under way: the button keeps its width and answers no more. Its label then ends in -ing. */
  busy?: boolean
  /** Why it cannot be pressed now. It can still be reached, and says this. */
  reason?: string
}

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'ref'>, Look {
  onClick?: JSX.EventHandler<HTMLButtonElement, MouseEvent>
  ref?: HTMLButtonElement | ((element: HTMLButtonElement) => void)
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['kind', 'size', 'class', 'icon', 'keys', 'busy', 'reason', 'onClick', 'children'])
  const why = createUniqueId()
  const [width, setWidth] = createSignal<number>()
  const still = () => Boolean(own.busy || own.reason)
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (still()) return event.preventDefault()
    setWidth(event.currentTarget.offsetWidth)
    own.onClick?.(event)
  }
  return (
    <Tooltip text={own.reason}>
      <button
        type="button"
        {...rest}
        onClick={press}
        aria-disabled={still() || undefined}
        aria-busy={own.busy || undefined}
        aria-describedby={own.reason ? why : rest['aria-describedby']}
        data-solid={own.kind === 'primary' || own.kind === 'danger-solid' ? '' : undefined}
        style={{ 'min-width': own.busy && width() ? `${width()}px` : undefined }}
        class={`inline-flex items-center justify-center border font-[550] whitespace-nowrap transition-colors duration-120 disabled:opacity-50 aria-disabled:cursor-default ${own.reason ? 'opacity-50' : ''} ${kinds[own.kind ?? 'default']} ${sizes[own.size ?? 'normal']} ${own.class ?? ''}`}
      >
        <Show when={own.busy} fallback={own.icon}>
          <Spinner />
        </Show>
        {own.children}
        <Show when={!own.busy && own.keys}>{(keys) => <KeyHint keys={keys()} />}</Show>
      </button>
      <Show when={own.reason}>
        <span id={why} hidden>
          {own.reason}
        </span>
      </Show>
    </Tooltip>
  )
}

/** An icon alone. `label` names the act and its object: "Remove NPM_TOKEN". */
export function IconButton(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  const [own, rest] = splitProps(props, ['label', 'class'])
  return (
    <Tooltip text={own.label} off={rest['aria-expanded'] === true}>
      <button
        type="button"
        {...rest}
        aria-label={own.label}
        class={`inline-grid size-10 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-7 ${own.class ?? ''}`}
      />
    </Tooltip>
  )
}
