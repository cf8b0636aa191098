import { type JSX, Match, Show, Switch } from 'solid-js'
import Copy from '~icons/lucide/copy'
import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { bytesOf, type FileText, sayBytes } from './bytes.ts'
import { Code } from './code.tsx'
import { createCopy } from './copy.ts'
import { languageOf } from './tint.ts'

interface FileViewProps {
  path: string
  file: FileText
  badges?: JSX.Element
  /** Takes the place of the plain text. */
  children?: JSX.Element
}

/** One file: its name, what is special about it, and its text; of bytes that are no text, how many there are. */
export function FileView(props: FileViewProps) {
  const { word, copy } = createCopy()
  const binary = () => props.file.encoding === 'base64' && props.file.content !== ''
  return (
    <>
      <div class="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <span class="mono truncate font-medium" title={props.path}>
          {props.path}
        </span>
        <span class="flex shrink-0 items-center gap-2">
          <Show when={props.file.executable}>
            <Badge>executable</Badge>
          </Show>
          {props.badges}
        </span>
        <Show when={!binary()}>
          <Button kind="ghost" size="small" class="ml-auto" aria-label={`Copy ${props.path}`} onClick={() => copy(props.file.content)}>
            <Copy class="ic ic-14" />
            <span class="min-w-10 text-left" aria-live="polite">
              {word()}
            </span>
          </Button>
        </Show>
      </div>
      <Switch fallback={props.children ?? <Code label={props.path} text={props.file.content} language={languageOf(props.path)} />}>
        <Match when={binary()}>
          <p class="px-4 py-3 text-faint">binary, {sayBytes(bytesOf(props.file))}</p>
        </Match>
        <Match when={props.file.content === ''}>
          <p class="px-4 py-3 text-faint">This file is empty.</p>
        </Match>
      </Switch>
    </>
  )
}
