import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import ListChecks from '~icons/lucide/list-checks'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { matchOptions } from '../../ui/match-options.ts'
import { SegmentedField } from '../../ui/segmented-field.tsx'
import { Suggest } from '../../ui/suggest.tsx'
import type { Fields, Path } from './fields.ts'
import { formQueries } from './queries.ts'
import { BrowseTools } from './tools/browse-tools.tsx'
import { splitTools } from './tools/split-tools.ts'
import { putTools, toolsAt, withTools } from './tools/tool-list.ts'
import { offeredGroups, toOptions } from './tools/tool-options.ts'
import { ToolRows } from './tools/tool-rows.tsx'

interface ToolPickerProps {
  fields: Fields
  path: Path
  label: string
  help?: JSX.Element
  /** Without a list something else holds: then this is chosen first, and the list stands behind the second word. */
  unset?: { all: string; some: string; help: string }
}

/** A list of tools: what Claude Code brings, MCP servers of the library, and whatever else is typed, each with or without a specifier. */
export function ToolPicker(props: ToolPickerProps) {
  const [wantsList, setWantsList] = createSignal(false)
  const tools = createMemo(() => toolsAt(props.fields, props.path))
  const isList = () => tools().length > 0 || wantsList()
  const put = (left: readonly string[]) => {
    setWantsList(true)
    putTools(props.fields, props.path, left)
  }
  return (
    <>
      <Show when={props.unset}>
        {(unset) => (
          <SegmentedField
            label={props.label}
            help={isList() ? undefined : unset().help}
            value={isList() ? 'some' : 'all'}
            options={[
              { value: 'all', label: unset().all },
              { value: 'some', label: unset().some },
            ]}
            onChoose={(choice) => {
              setWantsList(choice === 'some')
              if (choice === 'all') putTools(props.fields, props.path, [])
            }}
          />
        )}
      </Show>
      <Show when={!props.unset || isList()}>
        <div classList={{ 'sm:ml-33': props.unset !== undefined }}>
          <ToolList {...props} tools={tools()} onInput={put} />
        </div>
      </Show>
    </>
  )
}

function ToolList(props: ToolPickerProps & { tools: readonly string[]; onInput: (tools: readonly string[]) => void }) {
  const api = useApi()
  const servers = useQuery(() => formQueries.named(api, 'mcp-server'))
  const [text, setText] = createSignal('')
  const [browsing, setBrowsing] = createSignal(false)
  let row: HTMLDivElement | undefined
  const known = () => servers.data ?? []
  const groups = createMemo(() => offeredGroups(known()))
  const add = (typed: string) => {
    setText('')
    if (typed.trim() !== '') props.onInput(withTools(props.tools, typed))
  }
  /** A comma outside of parentheses ends a tool. */
  const type = (typed: string) => (splitTools(`${typed}.`).length > 1 ? add(typed) : setText(typed))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text().trim() === '') return
    event.preventDefault()
    add(text())
  }
  return (
    <Field
      label={props.label}
      hideLabel={props.unset !== undefined}
      help={props.help}
      error={props.fields.error(props.path)}
      path={props.fields.name(props.path)}
    >
      {(control) => (
        <div class="grid grid-cols-[minmax(0,1fr)] gap-2">
          <Show when={props.tools.length > 0}>
            <ToolRows
              fields={props.fields}
              path={props.path}
              label={props.label}
              tools={props.tools}
              servers={known().map(({ key }) => key)}
              onInput={(tools) => props.onInput(tools)}
              onLeave={() => queueMicrotask(() => row?.querySelector<HTMLElement>('input')?.focus())}
            />
          </Show>
          <div ref={row} class="flex gap-2">
            <Suggest
              control={control}
              text={text()}
              onText={type}
              options={matchOptions(toOptions(groups(), props.tools), text())}
              onPick={add}
              onKeyDown={onKeyDown}
              onBlur={() => add(text())}
              placeholder="Add a tool: Grep, Bash(git diff:*)"
              mono
            />
            <Button class="h-10 sm:h-8" icon={<ListChecks class="ic" />} onClick={() => setBrowsing(true)}>
              Browse
            </Button>
          </div>
          <BrowseTools
            open={browsing()}
            title={props.label}
            groups={groups()}
            tools={props.tools}
            onInput={(tools) => props.onInput(tools)}
            onClose={() => setBrowsing(false)}
          />
        </div>
      )}
    </Field>
  )
}
