import { A } from '@solidjs/router'
import { Index, Show } from 'solid-js'
import type { Figure } from './say-figures.ts'

/** How many there are of everything; each figure leads to its list. */
export function Figures(props: { figures: Figure[] }) {
  return (
    <ul class="grid shrink-0 grid-cols-2 overflow-hidden border-b border-line lg:grid-cols-5">
      <Index each={props.figures}>
        {(figure) => (
          <li class="-mt-px -ml-px border-t border-l border-line first:col-span-2 lg:first:col-span-1">
            <A href={figure().href} class="block px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5 lg:pt-3.5 lg:pb-[15px]">
              <span class="block text-small leading-5 text-muted">{figure().title}</span>
              <span class="mt-[3px] flex items-baseline gap-2 overflow-hidden">
                <span class="text-[22px] leading-7 font-semibold tracking-[-.02em] tabular-nums">{figure().value}</span>
                <Show when={figure().more}>
                  <span
                    class="truncate text-small"
                    classList={{ 'text-muted': !figure().wanting, 'font-[550] text-warning': figure().wanting }}
                  >
                    {figure().more}
                  </span>
                </Show>
              </span>
            </A>
          </li>
        )}
      </Index>
    </ul>
  )
}
