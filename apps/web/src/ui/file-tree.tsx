import { createMemo, createSignal, For, Show } from 'solid-js'
import ChevronDown from '~icons/lucide/chevron-down'
import ChevronRight from '~icons/lucide/chevron-right'
import File from '~icons/lucide/file'
import FileJson from '~icons/lucide/file-json'
import FileText from '~icons/lucide/file-text'
import Folder from '~icons/lucide/folder'
import { languageOf } from './tint.ts'
import { layOutTree, type TreeLine, treeMove } from './tree.ts'

interface FileTreeProps {
  label: string
  paths: string[]
  chosen: string | undefined
  /** How much of ours a file holds, shown at its right. */
  note?: (path: string) => string | undefined
  onChoose: (path: string) => void
}

const fileIcons = { json: FileJson, markdown: FileText, text: File }

/** Files in their folders. Arrows move and fold, Enter chooses; one Tab stop. */
export function FileTree(props: FileTreeProps) {
  let tree: HTMLUListElement | undefined
  const [folded, setFolded] = createSignal<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = createSignal(0)
  const lines = createMemo(() => layOutTree(props.paths, folded()))
  const stop = () => Math.min(current(), lines().length - 1)

  const toggle = (folder: string) => {
    const next = new Set(folded())
    if (!next.delete(folder)) next.add(folder)
    setFolded(next)
  }
  const focus = (index: number) => {
    setCurrent(index)
    tree?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus()
  }
  const act = (line: TreeLine) => (line.folder ? toggle(line.path) : props.onChoose(line.path))
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines()[stop()]
    if (!line) return
    if (event.key === 'Enter' || event.key === ' ') act(line)
    else {
      const move = treeMove(event.key, lines(), stop(), folded())
      if (move.toggle !== undefined) toggle(move.toggle)
      else if (move.focus !== undefined) focus(move.focus)
      else return
    }
    event.preventDefault()
  }
  return (
    <ul ref={tree} class="min-h-0 overflow-auto py-1.5" role="tree" aria-label={props.label} onKeyDown={onKeyDown}>
      <For each={lines()}>
        {(line, index) => (
          <li
            role="treeitem"
            tabindex={index() === stop() ? 0 : -1}
            aria-level={line.depth + 1}
            aria-selected={line.path === props.chosen}
            aria-expanded={line.folder ? !folded().has(line.path) : undefined}
            class="mono flex h-10 cursor-pointer items-center gap-1.5 pr-2.5 text-small text-muted hover:bg-hover hover:text-text focus-visible:-outline-offset-2 aria-selected:bg-accent-tint aria-selected:text-text sm:h-7"
            style={{ 'padding-left': `${10 + line.depth * 16}px` }}
            onClick={() => {
              setCurrent(index())
              act(line)
            }}
          >
            <LineIcon line={line} folded={folded().has(line.path)} />
            <span class="truncate" title={line.path}>
              {line.name}
            </span>
            <Show when={!line.folder && props.note?.(line.path)}>
              {(note) => <span class="ml-auto pl-2 font-sans whitespace-nowrap text-faint">{note()}</span>}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function LineIcon(props: { line: TreeLine; folded: boolean }) {
  const file = () => fileIcons[languageOf(props.line.path)]
  return (
    <Show when={props.line.folder} fallback={file()({ class: 'ic ic-14 text-faint' })}>
      <Show when={props.folded} fallback={<ChevronDown class="ic ic-14 text-faint" />}>
        <ChevronRight class="ic ic-14 text-faint" />
      </Show>
      <Folder class="ic ic-14 text-faint" />
    </Show>
  )
}
