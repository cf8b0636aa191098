import { Index, Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import X from '~icons/lucide/x'
import { IconButton } from '../../../ui/button.tsx'
import { FieldError, typedMono } from '../../../ui/field.tsx'
import type { Fields, Path } from '../fields.ts'
import { readTool } from './read-tool.ts'

interface ToolRowsProps {
  fields: Fields
  path: Path
  label: string
  tools: readonly string[]
  servers: readonly string[]
  onInput: (tools: string[]) => void
  /** The last row was left, or the last one removed. */
  onLeave: () => void
}

/** The tools of a list, each a line to edit, with what it stands for. */
export function ToolRows(props: ToolRowsProps) {
  let list: HTMLUListElement | undefined
  const focusRow = (index: number) => queueMicrotask(() => list?.querySelectorAll<HTMLElement>('input')[index]?.focus())
  const edit = (index: number, text: string) => props.onInput(props.tools.map((tool, at) => (at === index ? text : tool)))
  const remove = (index: number) => {
    const left = props.tools.length - 1
    props.onInput(props.tools.filter((_, at) => at !== index))
    if (left > 0) focusRow(Math.min(index, left - 1))
    else props.onLeave()
  }
  const onKeyDown = (index: number, event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (index < props.tools.length - 1) focusRow(index + 1)
      else props.onLeave()
    } else if (event.key === 'Backspace' && event.currentTarget.value === '') {
      event.preventDefault()
      remove(index)
    }
  }
  return (
    <ul ref={list} class="overflow-hidden rounded-sm border border-field bg-surface" aria-label={props.label}>
      <Index each={props.tools}>
        {(tool, index) => {
          const about = () => readTool(tool(), props.servers)
          const error = () => props.fields.error([...props.path, index])
          const id = () => `${props.fields.name([...props.path, index])}-about`
          return (
            <li class="border-b border-line last:border-b-0 focus-within:bg-hover">
              <div class="flex min-h-10 items-center gap-2 pr-1 pl-2.5 sm:min-h-8">
                <input
                  class={`h-10 min-w-0 grow truncate bg-transparent outline-none sm:h-8 ${typedMono}`}
                  aria-label={`${props.label}, ${index + 1}`}
                  aria-invalid={error() ? true : undefined}
                  aria-describedby={id()}
                  data-path={props.fields.name([...props.path, index])}
                  value={tool()}
                  autocomplete="off"
                  spellcheck={false}
                  onInput={(event) => edit(index, event.currentTarget.value)}
                  onBlur={(event) => event.currentTarget.value.trim() === '' && props.onInput(props.tools.filter((_, at) => at !== index))}
                  onKeyDown={(event) => onKeyDown(index, event)}
                />
                <IconButton class="size-8! sm:size-6!" label={`Remove ${tool()}`} onClick={() => remove(index)}>
                  <X class="ic ic-14" />
                </IconButton>
              </div>
              <div id={id()} class="-mt-1 px-2.5 pb-1.5 text-small empty:hidden">
                <Show when={error()} fallback={<About means={about().means} doubt={about().doubt} />}>
                  {(sentence) => <FieldError>{sentence()}</FieldError>}
                </Show>
              </div>
            </li>
          )
        }}
      </Index>
    </ul>
  )
}

const About = (props: { means: string; doubt?: string }) => (
  <>
    <Show when={props.means && !props.doubt}>
      <span class="text-faint">{props.means}</span>
    </Show>
    <Show when={props.doubt}>
      <span class="flex gap-1.5 text-warning">
        <TriangleAlert class="ic ic-14 mt-px" />
        <span class="min-w-0 break-words">{props.doubt}</span>
      </span>
    </Show>
  </>
)
