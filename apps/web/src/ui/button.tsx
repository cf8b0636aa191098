import { type JSX, splitProps } from 'solid-js'

const kinds = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-[color-mix(in_oklab,var(--color-accent)_90%,var(--color-text))]',
  default: 'border-line-strong bg-surface text-text hover:bg-hover active:bg-press',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-text active:bg-press',
}
const sizes = {
  normal: 'h-9 sm:h-8 px-3 gap-1.5 rounded-sm',
  small: 'h-8 sm:h-[26px] px-[9px] gap-[5px] rounded-[5px] text-small',
}

interface Look {
  kind?: keyof typeof kinds
  size?: keyof typeof sizes
}

export function Button(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  const [look, rest] = splitProps(props, ['kind', 'size', 'class'])
  return (
    <button
      type="button"
      {...rest}
      class={`inline-flex items-center justify-center border font-[550] whitespace-nowrap transition-colors duration-120 ${kinds[look.kind ?? 'default']} ${sizes[look.size ?? 'normal']} ${look.class ?? ''}`}
    />
  )
}

/** An icon alone. `label` names the act and its object: "Remove NPM_TOKEN". */
export function IconButton(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  const [own, rest] = splitProps(props, ['label', 'class'])
  return (
    <button
      type="button"
      {...rest}
      aria-label={own.label}
      title={own.label}
      class={`inline-grid size-10 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-7 ${own.class ?? ''}`}
    />
  )
}
