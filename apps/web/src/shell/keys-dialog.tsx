import { For, Show } from 'solid-js'
import { useSingleKeys } from '../edit/preferences.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { type PageKey, useListedKeys } from './key-registry.tsx'
import { allPages } from './nav-items.ts'

const everywhere: PageKey[] = [
  { keys: ['Mod', 'K'], does: 'Search, jump or act' },
  { keys: ['?'], does: 'Show all keys' },
  { keys: ['['], does: 'Fold or unfold the sidebar' },
  { keys: ['U'], does: 'Undo what a message offers to undo' },
  { keys: ['Esc'], does: 'Clear, close or go back' },
]
const pageKeys: PageKey[] = allPages.map(({ key, title }) => ({ keys: ['G', key.toUpperCase()], does: title }))

/** Every key that does something now. */
export default function KeysDialog(props: { open: boolean; onClose: () => void }) {
  const listed = useListedKeys()
  const [singleKeys] = useSingleKeys()
  const here = () => [...new Map(listed().map((key) => [key.keys.join(' '), key])).values()]
  return (
    <Dialog open={props.open} title="Keys" size="wide" toRead="All keys" onClose={() => props.onClose()}>
      <Show when={!singleKeys()}>
        <p class="pb-2 text-muted">Keys without Ctrl or ⌘ are switched off in Settings.</p>
      </Show>
      <div class="gap-x-10 pt-2 sm:columns-2">
        <Group title="On this page" keys={here()} />
        <Group title="Everywhere" keys={everywhere} />
        <Group title="Go to" keys={pageKeys} />
      </div>
    </Dialog>
  )
}

function Group(props: { title: string; keys: PageKey[] }) {
  return (
    <Show when={props.keys.length > 0}>
      <section class="break-inside-avoid pb-5">
        <h3 class="pb-1 text-small font-medium text-faint">{props.title}</h3>
        <dl>
          <For each={props.keys}>
            {(key) => (
              <div class="flex min-h-8 items-center gap-3 border-b border-hairline">
                <dt class="min-w-0 grow">{key.does}</dt>
                <dd class="shrink-0">
                  <span class="sr-only">{key.keys.join(' ')}</span>
                  <KeyHint keys={key.keys} always />
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  )
}
