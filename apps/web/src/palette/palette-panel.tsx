import { createEffect, createUniqueId, For, on, Show } from 'solid-js'
import Search from '~icons/lucide/search'
import X from '~icons/lucide/x'
import { IconButton } from '../ui/button.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { createMedia, phone } from '../ui/media.ts'
import { modHeld } from '../ui/platform.ts'
import type { Entry, Group } from './entries.ts'
import type { Model } from './model.ts'
import { OptionRow } from './option-row.tsx'

const titles: Record<Exclude<Group, 'about'>, string> = {
  recent: 'Recent',
  components: 'Components',
  profiles: 'Profiles',
  projects: 'Projects',
  machines: 'Machines',
  variables: 'Variables & secrets',
  pages: 'Pages',
  actions: 'Actions',
}

/** The field, the rows below it and what the keys do. */
export function PalettePanel(props: { model: Model; onFocus: () => void; onChoose: (entry: Entry) => void; onClose: () => void }) {
  let list: HTMLDivElement | undefined
  const base = createUniqueId()
  const isPhone = createMedia(phone)
  const optionId = (entry: Entry) => `${base}-${entry.group}-${entry.id}`.replace(/[^\w-]/g, '_')
  const current = () => props.model.current()
  const activeOption = () => {
    const entry = current()
    return entry && optionId(entry)
  }

  createEffect(
    on(current, (entry) => {
      if (!entry) return
      const option = document.getElementById(optionId(entry))
      // The first row brings its heading with it.
      if (props.model.rows()[0]?.id === entry.id) list?.scrollTo({ top: 0 })
      else option?.scrollIntoView({ block: 'nearest' })
    }),
  )
  const open = (entry: Entry | undefined, inNewTab: boolean) => {
    if (!entry) return
    if (inNewTab && entry.href !== undefined) window.open(entry.href, '_blank', 'noopener')
    else props.onChoose(entry)
  }
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => props.model.move(1),
      ArrowUp: () => props.model.move(-1),
      Enter: () => open(current(), modHeld(event)),
      Tab: () => props.model.narrow(event.shiftKey ? -1 : 1),
      Backspace: event.currentTarget.value === '' && props.model.scope() ? () => props.model.widen() : undefined,
    }
    const act = acts[event.key]
    if (!act || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <div class="flex h-13 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search class="ic size-[18px]! text-muted" />
        <input
          type="text"
          role="combobox"
          class="h-full min-w-0 grow bg-transparent text-[16px] outline-none sm:text-[15px]"
          aria-label="Search or run a command"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${base}-list`}
          aria-activedescendant={activeOption()}
          placeholder={isPhone() ? 'Page or item' : 'Page, item, or > action'}
          maxLength={200}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          autofocus
          value={props.model.typed()}
          onFocus={() => props.onFocus()}
          onInput={(event) => props.model.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          tabindex="-1"
          class="flex shrink-0 items-center gap-1.5 text-small text-muted"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.model.narrow(1)}
        >
          in {scopeName(props.model.scope())} <KeyHint keys={['Tab']} />
        </button>
        <IconButton label="Close" class="-mr-2 sm:hidden" onClick={() => props.onClose()}>
          <X class="ic" />
        </IconButton>
      </div>
      <div ref={list} id={`${base}-list`} role="listbox" aria-label="Results" class="min-h-0 overflow-y-auto overscroll-contain pb-1.5">
        <For each={props.model.shown()}>
          {(group) => (
            <div role="group" aria-labelledby={`${base}-${group.group}`}>
              <div id={`${base}-${group.group}`} class="px-4 pt-2.5 pb-1 text-small font-medium text-faint">
                <Show when={group.group !== 'about' && group.group} fallback={<About rows={group.found.map(({ entry }) => entry)} />}>
                  {(name) => titles[name()]}
                </Show>
              </div>
              <For each={group.found}>
                {(found) => (
                  <OptionRow
                    id={optionId(found.entry)}
                    found={found}
                    current={current()?.id === found.entry.id}
                    onPoint={() => props.model.choose(found.entry.id)}
                    onChoose={(event) => open(found.entry, modHeld(event))}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <Show when={props.model.rows().length === 0}>
        <p class="px-4 py-6 text-muted">
          <Show when={!props.model.isAsking()} fallback="Searching…">
            Nothing is called “{props.model.typed().replace(/^>/, '').trim()}”.
            <Show when={props.model.scope()}> Press Backspace in the empty field to search in everything.</Show>
          </Show>
        </p>
      </Show>
      <Show when={props.model.isAlone()}>
        <p class="border-t border-line px-4 py-2 text-small text-warning">
          The server is not answering. Only what is known here is searched.
        </p>
      </Show>
      <div class="flex h-[38px] shrink-0 items-center gap-4 border-t border-line bg-surface px-4 text-small text-muted *:inline-flex *:items-center *:gap-1.5 max-sm:hidden pointer-coarse:hidden">
        <span>
          <KeyHint keys={['↑', '↓']} /> move
        </span>
        <span>
          <KeyHint keys={['Enter']} /> open
        </span>
        <span>
          <KeyHint keys={['Mod', 'Enter']} /> open in a new tab
        </span>
        <span class="ml-auto">
          <KeyHint keys={['Esc']} /> close
        </span>
      </div>
      <span class="sr-only" role="status">
        {resultsInWords(props.model.rows().length)}
      </span>
    </>
  )
}

const scopeName = (scope: Group | undefined) => (scope === undefined || scope === 'about' ? 'everything' : titles[scope].toLowerCase())

const resultsInWords = (count: number) => (count === 1 ? '1 result' : `${count} results`)

function About(props: { rows: readonly Entry[] }) {
  return (
    <>
      For <span class="mono text-muted">{props.rows[0]?.about}</span>
    </>
  )
}
