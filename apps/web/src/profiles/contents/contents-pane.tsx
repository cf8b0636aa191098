import { createMemo, createSignal, For, lazy, type ParentProps, Show, Suspense } from 'solid-js'
import Layers from '~icons/lucide/layers'
import Plus from '~icons/lucide/plus'
import { A } from '@solidjs/router'
import { useKeys } from '../../shell/key-registry.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FieldError } from '../../ui/field.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { createMedia, phone } from '../../ui/media.ts'
import { createReorder } from '../../ui/reorder.tsx'
import { useProfileAddress } from '../address.ts'
import type { Contents } from '../create-contents.ts'
import type { Editor } from '../create-editor.ts'
import type { Lineage, LineageGroup } from '../lineage.ts'
import type { Overridden } from '../result.ts'
import { Chain } from './chain.tsx'
import { createActs } from './create-acts.ts'
import { InheritedRow } from './inherited-row.tsx'
import { OwnRow } from './own-row.tsx'
import { VirtualRows } from './virtual-rows.tsx'

const AddDialog = lazy(() => import('./add-dialog.tsx'))

interface ContentsPaneProps {
  editor: Editor
  contents: Contents
  lineage: Lineage
  overridden: ReadonlyMap<string, Overridden>
  chosen: string | undefined
  onChoose: (componentId: string | undefined) => void
}

const headHeight = 34

/** What a profile brings together: what comes from others, which can be left out, and what it lists itself, in order. */
export function ContentsPane(props: ContentsPaneProps) {
  let scroller: HTMLDivElement | undefined
  const address = useProfileAddress()
  const isPhone = createMedia(phone)
  const acts = createActs(props.editor, props.contents)
  const [adding, setAdding] = createSignal(false)
  const { draft, save } = props.editor
  const height = () => (isPhone() ? 44 : 36)
  const inherited = createMemo(() => props.lineage.groups.slice(0, -1).filter(({ rows }) => rows.length > 0))
  const own = () => props.lineage.groups.at(-1)?.rows ?? []
  const above = (groups: readonly LineageGroup[]) =>
    groups.reduce((sum, { rows }) => sum + headHeight + rows.length * height(), 0) + headHeight
  const reorder = createReorder({
    items: () => draft.value.components,
    key: (_, index) => String(index),
    label: ({ componentId }) => props.contents.nameOf(componentId),
    onMove: acts.move,
  })
  const isChosen = (id: string) => props.chosen === id
  const choose = (id: string) => props.onChoose(isChosen(id) ? undefined : id)
  useKeys([
    { keys: ['A'], does: 'Add components', run: () => setAdding(true) },
    { keys: ['Alt', '↑'], does: 'Move the component up' },
    { keys: ['Alt', '↓'], does: 'Move the component down' },
  ])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || !isRowName(event.target)) return
    event.preventDefault()
    const names = [...(scroller?.querySelectorAll<HTMLElement>('[data-row-name]') ?? [])]
    names[names.findIndex((name) => name === event.target) + step]?.focus()
  }
  const removeAt = (index: number) => {
    acts.remove(index)
    queueMicrotask(() => {
      const rows = scroller?.querySelectorAll<HTMLElement>('[data-own] [data-row-name]') ?? []
      const next = rows[Math.min(index, rows.length - 1)] ?? scroller?.querySelector<HTMLElement>('[data-add]')
      next?.focus()
    })
  }
  return (
    <>
      <Chain
        groups={props.lineage.groups}
        name={draft.value.name}
        onChange={() => {
          address.choose('settings')
          setTimeout(() => document.querySelector<HTMLElement>('[data-path=extends]')?.focus())
        }}
      />
      <div ref={scroller} class="min-h-0 grow overflow-auto" onKeyDown={onKeyDown}>
        <For each={inherited()}>
          {(group, at) => (
            <section aria-label={`From ${group.profile.name}`}>
              <GroupHead note="order set there">
                From{' '}
                <A href={`/profiles/${group.profile.id}`} class="mono text-small font-semibold hover:underline">
                  {group.profile.name}
                </A>
              </GroupHead>
              <VirtualRows
                label={`Components from ${group.profile.name}`}
                count={group.rows.length}
                height={height()}
                above={above(inherited().slice(0, at()))}
                scroller={() => scroller}
              >
                {(index, style) => (
                  <Show when={group.rows[index]}>
                    {(row) => (
                      <InheritedRow
                        row={row()}
                        own={props.editor.id}
                        style={style}
                        overridden={props.overridden.get(row().component.componentId)}
                        chosen={isChosen(row().component.componentId)}
                        onChoose={() => choose(row().component.componentId)}
                        onExclude={() => acts.exclude(row().component.componentId)}
                        onInclude={() => acts.include(row().component.componentId)}
                      />
                    )}
                  </Show>
                )}
              </VirtualRows>
            </section>
          )}
        </For>
        <section aria-label="Added here" data-own>
          <GroupHead keys={own().length > 1}>Added here · later wins by type and name</GroupHead>
          <Wrong sentences={[save.errors.at('components'), save.errors.at('exclude')]} />
          <VirtualRows
            label="Components added here"
            count={own().length}
            height={height()}
            above={above(inherited())}
            scroller={() => scroller}
            path="components"
          >
            {(index, style) => (
              <Show when={own()[index]}>
                {(row) => (
                  <OwnRow
                    row={row()}
                    index={index}
                    reorder={reorder}
                    style={style}
                    overridden={props.overridden.get(row().component.componentId)}
                    error={save.errors.rows('components')[index]}
                    chosen={isChosen(row().component.componentId)}
                    onChoose={() => choose(row().component.componentId)}
                    onScope={(scope) => acts.setScope(index, scope)}
                    onRemove={() => removeAt(index)}
                  />
                )}
              </Show>
            )}
          </VirtualRows>
          <reorder.Said />
          <Show when={own().length === 0 && inherited().length === 0}>
            <Empty mark={<Layers class="ic ic-20" />} title="This profile is empty">
              It lists no components, so it writes no files.
            </Empty>
          </Show>
        </section>
        <Show when={props.lineage.idle.length > 0}>
          <section aria-label="Excluded, and nothing brings it">
            <GroupHead>Excluded, and nothing brings it</GroupHead>
            <ul>
              <For each={props.lineage.idle}>
                {(id) => (
                  <li class="flex h-11 items-center gap-2 border-b border-hairline pr-3 pl-10 sm:h-9">
                    <span class="mono truncate text-faint line-through">{props.contents.nameOf(id)}</span>
                    <Button
                      kind="ghost"
                      size="small"
                      class="ml-auto"
                      aria-label={`Forget the exclusion of ${props.contents.nameOf(id)}`}
                      onClick={() => acts.include(id)}
                    >
                      Forget it
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
        <div class="px-4 pt-2.5 pb-4">
          <Button kind="ghost" size="small" icon={<Plus class="ic ic-14" />} keys={['A']} data-add onClick={() => setAdding(true)}>
            Add components
          </Button>
        </div>
      </div>
      <Suspense>
        <Show when={adding()}>
          <AddDialog
            name={draft.value.name}
            lineage={props.lineage}
            onAdd={(components) => {
              acts.add(components)
              setAdding(false)
            }}
            onClose={() => setAdding(false)}
          />
        </Show>
      </Suspense>
    </>
  )
}

const isRowName = (target: EventTarget | null) => target instanceof Element && target.matches('[data-row-name]')

function GroupHead(props: ParentProps<{ note?: string; keys?: boolean }>) {
  return (
    <div class="flex h-[34px] items-center justify-between gap-2 border-b border-line bg-canvas px-4 text-small">
      <h3 class="min-w-0 truncate font-medium text-muted">{props.children}</h3>
      <Show when={props.note}>
        <span class="shrink-0 text-faint">{props.note}</span>
      </Show>
      <Show when={props.keys}>
        <KeyHint keys={['Alt', '↑', '↓']} />
      </Show>
    </div>
  )
}

const Wrong = (props: { sentences: (string | undefined)[] }) => (
  <div class="px-4 not-empty:pb-2 empty:hidden">
    <For each={props.sentences.filter((sentence) => sentence !== undefined)}>{(sentence) => <FieldError>{sentence}</FieldError>}</For>
  </div>
)
