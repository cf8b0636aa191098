import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'

interface BlockHeadProps {
  id: string
  title: string
  /** How many, or a few words. */
  said?: JSX.Element
  /** Where the whole is. */
  link?: { label: string; href: string }
  children?: JSX.Element
}

/** The line above a part of the dashboard. */
export function BlockHead(props: BlockHeadProps) {
  return (
    <div class="flex h-11 items-center gap-2 px-4 sm:px-5">
      <h2 id={props.id} class="font-semibold">
        {props.title}
      </h2>
      <span class="truncate text-muted tabular-nums">{props.said}</span>
      <span class="ml-auto flex items-center gap-3">{props.children}</span>
      <Show when={props.link}>
        {(link) => (
          <A
            href={link().href}
            class="inline-grid min-h-6 items-center font-medium text-accent underline-offset-3 hover:underline max-sm:min-h-11"
          >
            {link().label}
          </A>
        )}
      </Show>
    </div>
  )
}
