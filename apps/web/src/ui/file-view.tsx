import { type JSX, Show } from 'solid-js'
import Copy from '~icons/lucide/copy'
import { Button } from './button.tsx'
import { Code } from './code.tsx'
import { createCopy } from './copy.ts'
import { languageOf } from './tint.ts'

/** One file: its name, what is special about it, and its text. */
export function FileView(props: { path: string; content: string; badges?: JSX.Element }) {
  const { word, copy } = createCopy()
  return (
    <>
      <div class="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <span class="mono truncate font-medium" title={props.path}>
          {props.path}
        </span>
        <span class="flex shrink-0 items-center gap-2">{props.badges}</span>
        <Button kind="ghost" size="small" class="ml-auto" aria-label={`Copy ${props.path}`} onClick={() => copy(props.content)}>
          <Copy class="ic ic-14" />
          <span class="min-w-10 text-left" aria-live="polite">
            {word()}
          </span>
        </Button>
      </div>
      <Show when={props.content !== ''} fallback={<p class="px-4 py-3 text-faint">This file is empty.</p>}>
        <Code label={props.path} text={props.content} language={languageOf(props.path)} />
      </Show>
    </>
  )
}
