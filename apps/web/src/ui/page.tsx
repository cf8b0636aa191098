import { A } from '@solidjs/router'
import { createEffect, type JSX, onCleanup, type ParentProps, Show } from 'solid-js'
import ChevronLeft from '~icons/lucide/chevron-left'
import Search from '~icons/lucide/search'
import { LiveNote } from '../live/live-note.tsx'
import { usePalette } from '../palette/palette.tsx'
import { IconButton } from './button.tsx'

interface PageProps {
  /** The one heading; empty while a name is still on its way. */
  title: string
  /** Set in mono when it is a name a person could type. */
  mono?: boolean
  /** The list this page belongs to. */
  parent?: { title: string; href: string }
  /** Beside the heading: a tile before it, badges after it. */
  before?: JSX.Element
  after?: JSX.Element
  actions?: JSX.Element
}

/** The bar with the page's only h1, its document title, and the room below it. */
export function Page(props: ParentProps<PageProps>) {
  let heading: HTMLHeadingElement | undefined
  const palette = usePalette()
  // While an item is on its way a page stands in for its own; the next heading takes over the focus of this one.
  onCleanup(() => {
    if (document.activeElement !== heading) return
    queueMicrotask(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    })
  })
  createEffect(() => {
    document.title = [props.title, props.parent?.title, 'CCM'].filter(Boolean).join(' · ')
  })
  return (
    <>
      <header class="flex min-h-13 shrink-0 items-center gap-2.5 border-b border-line pr-2 pl-4 sm:px-5">
        <Show when={props.parent}>
          {(parent) => (
            <>
              <A
                href={parent().href}
                class="text-muted hover:text-text max-sm:-ml-2 max-sm:grid max-sm:size-10 max-sm:shrink-0 max-sm:place-items-center"
              >
                <ChevronLeft class="ic ic-20 sm:hidden" />
                <span class="max-sm:sr-only">{parent().title}</span>
              </A>
              <span class="text-line-strong max-sm:hidden" aria-hidden="true">
                /
              </span>
            </>
          )}
        </Show>
        {props.before}
        <h1
          ref={heading}
          tabindex="-1"
          class={`min-w-0 truncate text-title font-semibold ${props.mono ? 'mono text-[14.5px]! tracking-[-.01em]' : 'tracking-[-.006em]'}`}
          title={props.title}
        >
          {props.title || <span class="inline-block h-2.5 w-28 rounded-[3px] bg-press" role="img" aria-label="Loading" />}
        </h1>
        {props.after}
        <span class="ml-auto flex shrink-0 items-center gap-2">
          <IconButton label="Search or jump" class="sm:hidden" aria-haspopup="dialog" onClick={palette.open}>
            <Search class="ic" />
          </IconButton>
          {props.actions}
        </span>
      </header>
      <LiveNote />
      {props.children}
    </>
  )
}
