import { createMemo, createSignal, createUniqueId, For } from 'solid-js'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { typed } from '../../../ui/field.tsx'
import { count } from '../../../ui/count.ts'
import type { OfferedGroup, OfferedTool } from './tool-options.ts'

interface BrowseToolsProps {
  open: boolean
  title: string
  groups: readonly OfferedGroup[]
  tools: readonly string[]
  onInput: (tools: string[]) => void
  onClose: () => void
}

/** All tools by what they are for, to tick. What is ticked is in the form at once. */
export function BrowseTools(props: BrowseToolsProps) {
  const [text, setText] = createSignal('')
  const shown = createMemo(() => matching(props.groups, text()))
  const found = () => shown().reduce((sum, { tools }) => sum + tools.length, 0)
  const toggle = (tool: string, on: boolean) => props.onInput(on ? [...props.tools, tool] : props.tools.filter((other) => other !== tool))
  return (
    <Dialog
      open={props.open}
      size="wide"
      title={props.title}
      onClose={() => props.onClose()}
      footer={
        <Button kind="primary" onClick={() => props.onClose()}>
          Done
        </Button>
      }
    >
      <input
        type="search"
        data-autofocus
        class={`sticky top-0 z-1 mb-1 h-10 w-full rounded-sm border border-field bg-surface px-2.5 sm:h-8 ${typed}`}
        aria-label="Filter tools"
        placeholder="Filter tools"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="sr-only" aria-live="polite">
        {text() === '' ? '' : count(found(), 'tool')}
      </p>
      <For each={shown()} fallback={<p class="py-6 text-center text-muted">No tool matches. Close this and type its name in the field.</p>}>
        {(group) => (
          <fieldset class="mt-4">
            <legend class="pb-1 font-semibold">{group.title}</legend>
            <For each={group.tools}>{(tool) => <ToolRow tool={tool} tools={props.tools} onToggle={(on) => toggle(tool.text, on)} />}</For>
          </fieldset>
        )}
      </For>
    </Dialog>
  )
}

function ToolRow(props: { tool: OfferedTool; tools: readonly string[]; onToggle: (on: boolean) => void }) {
  const id = createUniqueId()
  const narrowed = () => props.tools.filter((tool) => tool.startsWith(`${props.tool.text}(`))
  return (
    <div class="grid min-h-8 grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2.5 py-1 pointer-coarse:min-h-11">
      <Checkbox
        id={id}
        class="mt-0.5"
        checked={props.tools.includes(props.tool.text)}
        aria-describedby={`${id}-help`}
        onChange={(on) => props.onToggle(on)}
      />
      <div class="gap-x-3 sm:flex">
        <label for={id} class="mono block min-w-0 cursor-pointer break-all sm:w-50 sm:shrink-0">
          {props.tool.text}
        </label>
        <p id={`${id}-help`} class="min-w-0 text-faint">
          {props.tool.help}
          {narrowed().length > 0 && (
            <>
              . Listed as <span class="mono">{narrowed().join(', ')}</span>
            </>
          )}
        </p>
      </div>
    </div>
  )
}

function matching(groups: readonly OfferedGroup[], text: string): OfferedGroup[] {
  const wanted = text.trim().toLowerCase()
  const holds = ({ text: name, help }: OfferedTool) => `${name} ${help}`.toLowerCase().includes(wanted)
  return groups.map(({ title, tools }) => ({ title, tools: tools.filter(holds) })).filter(({ tools }) => tools.length > 0)
}
