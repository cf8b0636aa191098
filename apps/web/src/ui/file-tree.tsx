import { type Component, createMemo, createSignal, Index, Show } from 'solid-js'
import ChevronDown from '~icons/lucide/chevron-down'
import ChevronRight from '~icons/lucide/chevron-right'
import File from '~icons/lucide/file'
import FileCode from '~icons/lucide/file-code'
import FileJson from '~icons/lucide/file-json'
import FileText from '~icons/lucide/file-text'
import Folder from '~icons/lucide/folder'
import { type Language, languageOf } from './tint.ts'
import { layOutTree, treeFind, type TreeLine, treeMove } from './tree.ts'

interface FileTreeProps {
  label: string
  paths: string[]
  chosen: string | undefined
  /** How much of ours a file holds, shown at its right. */
  note?: (path: string) => string | undefined
  /** Files that hold something of what is chosen elsewhere on the page. */
  marked?: (path: string) => boolean
  /** What a save does to a file, drawn as a sign beside its name. */
  change?: (path: string) => 'added' | 'changed' | 'removed' | undefined
  onChoose: (path: string) => void
  /** Folders can be chosen too, which folds them as well. Their paths end in "/". */
  onChooseFolder?: (path: string) => void
  /** What a folder holds, shown at its right. */
  folderNote?: (path: string) => string | undefined
  /** Keys of the page's own on a line: says whether it took one. */
  onKey?: (event: KeyboardEvent, line: TreeLine) => boolean
}

/** Letters typed one after the other within this time are looked for together. */
const typingPause = 600

const fileIcons: Record<Language, Component<{ class?: string }>> = {
  json: FileJson,
  markdown: FileText,
  yaml: FileText,
  shell: FileCode,
  text: File,
}

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
  const act = (line: TreeLine) => {
    if (!line.folder) return props.onChoose(line.path)
    toggle(line.path)
    props.onChooseFolder?.(line.path)
  }
  let typed = { text: '', at: 0 }
  const find = (event: KeyboardEvent) => {
    typed = { text: (event.timeStamp - typed.at < typingPause ? typed.text : '') + event.key, at: event.timeStamp }
    const found = treeFind(typed.text, lines(), stop())
    if (found !== undefined) focus(found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines()[stop()]
    if (!line) return
    if (props.onKey?.(event, line)) return event.preventDefault()
    if (event.key === 'Enter' || event.key === ' ') act(line)
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) find(event)
    else {
      const move = treeMove(event.key, lines(), stop(), folded())
      if (move.toggle !== undefined) toggle(move.toggle)
      else if (move.focus !== undefined) focus(move.focus)
      else return
    }
    event.preventDefault()
  }
  return (
    <ul ref={tree} class="min-h-0 overflow-auto py-1.5" role="tree" aria-label={props.label} on:keydown={onKeyDown}>
      <Index each={lines()}>
        {(line, index) => (
          <li
            role="treeitem"
            tabindex={index === stop() ? 0 : -1}
            aria-level={line().depth + 1}
            aria-selected={line().path === props.chosen}
            aria-expanded={line().folder ? !folded().has(line().path) : undefined}
            class="mono flex h-10 cursor-pointer items-center gap-1.5 pr-2.5 text-small text-muted hover:bg-hover hover:text-text focus-visible:-outline-offset-2 aria-selected:bg-accent-tint aria-selected:text-text sm:h-7"
            style={{ 'padding-left': `${10 + line().depth * 16}px` }}
            onFocus={() => setCurrent(index)}
            onClick={() => {
              setCurrent(index)
              act(line())
            }}
          >
            <LineIcon line={line()} folded={folded().has(line().path)} />
            <span
              class="truncate"
              classList={{
                'font-semibold text-accent!': !line().folder && props.marked?.(line().path),
                'line-through': !line().folder && props.change?.(line().path) === 'removed',
              }}
              title={line().path}
            >
              {line().name}
            </span>
            <Show when={!line().folder && props.change?.(line().path)}>{(change) => <ChangeSign change={change()} />}</Show>
            <Show when={line().folder ? props.folderNote?.(line().path) : props.note?.(line().path)}>
              {(note) => <span class="ml-auto pl-2 font-sans whitespace-nowrap text-faint">{note()}</span>}
            </Show>
          </li>
        )}
      </Index>
    </ul>
  )
}

const signs = {
  added: { sign: '+', word: 'comes with this save', tone: 'text-positive' },
  changed: { sign: '~', word: 'changes with this save', tone: 'text-info' },
  removed: { sign: '−', word: 'goes with this save', tone: 'text-danger' },
}

function ChangeSign(props: { change: keyof typeof signs }) {
  return (
    <span class={`shrink-0 font-semibold ${signs[props.change].tone}`} title={signs[props.change].word}>
      <span aria-hidden="true">{signs[props.change].sign}</span>
      <span class="sr-only">, {signs[props.change].word}</span>
    </span>
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
