import type { ComponentType } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { allTypes, typeLooks } from '../../component-types.ts'
import { TypeTile } from '../../ui/type-tile.tsx'

const sentences: Record<ComponentType, string> = {
  'mcp-server': 'Gives Claude tools of another program or service.',
  subagent: 'A helper with instructions, tools and a context of its own.',
  skill: 'Instructions with files beside them, read when they are needed.',
  command: 'A prompt that is called by a slash and its name.',
  rule: 'Instructions that are always read, or with files that match.',
  hook: 'Runs something when Claude does something.',
  permissions: 'What Claude may do, must ask for, or must not do.',
  settings: 'Any other keys of a settings file.',
  'status-line': 'A command that prints the line under the prompt.',
  'output-style': 'How Claude answers, in place of its usual manner.',
  plugin: 'A plugin that is turned on, and where it comes from.',
  keybindings: 'Keys of Claude Code that do something else.',
  'claude-md': 'A block of CLAUDE.md, with placeholders that each project fills.',
}

/** The types of component, each with what it is for. */
export function TypePicker(props: { name: string | undefined }) {
  const addressOf = (type: ComponentType) => `/components/new?${new URLSearchParams({ type, ...(props.name && { name: props.name }) })}`
  return (
    <ul class="min-h-0 grow overflow-auto" aria-label="Types">
      <For each={allTypes}>
        {(type) => (
          <li class="relative flex min-h-[60px] items-center gap-3 border-b border-hairline px-4 py-2 hover:bg-hover sm:min-h-[52px] sm:px-5">
            <TypeTile type={type} size="large" />
            <span class="min-w-0">
              <A href={addressOf(type)} class="stretched block font-medium">
                {typeLooks[type].word}
              </A>
              <span class="block text-muted">{sentences[type]}</span>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
