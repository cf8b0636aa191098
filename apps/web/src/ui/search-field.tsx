import { createEffect, on, onCleanup } from 'solid-js'
import Search from '~icons/lucide/search'
import { useKeys } from '../shell/key-registry.tsx'
import { KeyHint } from './key-hint.tsx'

interface SearchFieldProps {
  label: string
  placeholder: string
  /** What the URL holds. */
  value: string
  onSearch: (text: string) => void
}

/** Long enough to skip letters typed in one go, short enough not to be felt. */
const pause = 80

/** Filters a list while one types; `/` leads here, Escape clears it, the down arrow goes on into the list. */
export function SearchField(props: SearchFieldProps) {
  let input: HTMLInputElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  const search = (text: string, wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => props.onSearch(text), wait)
  }
  createEffect(
    on(
      () => props.value,
      (value) => {
        if (input && input.value.trim() !== value) input.value = value
      },
    ),
  )
  const enter = () => {
    input?.select()
    input?.focus()
  }
  useKeys([{ keys: ['/'], does: 'Filter this list', run: enter }])
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.key !== 'Escape') return
    if (event.currentTarget.value === '') return event.currentTarget.blur()
    event.currentTarget.value = ''
    search('', 0)
  }
  return (
    <label class="flex h-10 min-w-0 grow basis-40 items-center gap-2 rounded-sm border border-line-strong bg-surface px-2.5 focus-within:border-accent focus-within:outline-2 focus-within:outline-[color-mix(in_oklab,var(--color-accent)_35%,transparent)] sm:h-8 sm:max-w-70">
      <Search class="ic text-muted" />
      <input
        ref={input}
        type="search"
        class="h-full min-w-0 grow appearance-none bg-transparent text-[16px] outline-none sm:text-base [&::-webkit-search-cancel-button]:hidden"
        aria-label={props.label}
        aria-keyshortcuts="/"
        placeholder={props.placeholder}
        value={props.value}
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => search(event.currentTarget.value.trim(), pause)}
        onKeyDown={onKeyDown}
      />
      <span class="flex max-sm:hidden">
        <KeyHint keys={['/']} />
      </span>
    </label>
  )
}
