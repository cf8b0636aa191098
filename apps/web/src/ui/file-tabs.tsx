import { For, Show } from 'solid-js'
import File from '~icons/lucide/file'
import FileJson from '~icons/lucide/file-json'
import FileText from '~icons/lucide/file-text'
import { languageOf } from './tint.ts'

const icons = { json: FileJson, markdown: FileText, yaml: File, shell: File, text: File }

interface FileTabsProps {
  paths: string[]
  chosen: string
  onChoose: (path: string) => void
  /** How many lines of a file are new or different. */
  addedIn?: (path: string) => number
}

/** A few files to choose from, by name. The folder all of them lie in is read out and not shown: the bar below has the whole path. */
export function FileTabs(props: FileTabsProps) {
  const shared = () => sharedFolder(props.paths).length
  return (
    <Show when={props.paths.length > 1}>
      <div class="no-scrollbar flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 py-2" role="group" aria-label="Files">
        <For each={props.paths}>
          {(path) => (
            <button
              type="button"
              aria-pressed={path === props.chosen}
              class="mono flex h-9 items-center gap-1.5 rounded-[5px] px-[9px] text-small whitespace-nowrap text-muted hover:bg-hover aria-pressed:bg-press aria-pressed:text-text sm:h-[26px]"
              title={path}
              onClick={() => props.onChoose(path)}
            >
              {icons[languageOf(path)]({ class: 'ic ic-14' })}
              <span>
                <span class="sr-only">{path.slice(0, shared())}</span>
                {path.slice(shared())}
              </span>
              <Show when={props.addedIn?.(path)}>
                {(added) => (
                  <span class="font-semibold text-positive">
                    +{added()}
                    <span class="sr-only"> lines change</span>
                  </span>
                )}
              </Show>
            </button>
          )}
        </For>
      </div>
    </Show>
  )
}

/** The folder that all of the paths lie in, with its last slash. */
function sharedFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1))
  const [first = []] = folders
  const apart = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name))
  const shared = apart < 0 ? first : first.slice(0, apart)
  return shared.map((name) => `${name}/`).join('')
}
