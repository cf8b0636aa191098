import { createMemo, Index, Show } from 'solid-js'
import ArrowRightLeft from '~icons/lucide/arrow-right-left'
import GripVertical from '~icons/lucide/grip-vertical'
import TriangleAlert from '~icons/lucide/triangle-alert'
import X from '~icons/lucide/x'
import { Field, FieldError, typedMono } from '../../../ui/field.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { moved } from '../../../ui/moved.ts'
import { createReorder } from '../../../ui/reorder.tsx'
import type { Fields } from '../fields.ts'
import { explainRule } from './explain-rule.ts'
import { type RuleListName, ruleLists } from './lists.ts'

interface RuleListProps {
  fields: Fields
  list: (typeof ruleLists)[number]
  /** Takes a rule out of this list and puts it at the end of another. */
  onMove: (index: number, to: RuleListName) => void
}

/** The rules of one list, each with what it stands for below it. */
export function RuleList(props: RuleListProps) {
  let box: HTMLDivElement | undefined
  const path = () => [props.list.name]
  const rules = createMemo(() => props.fields.texts(path()))
  const put = (list: string[]) => props.fields.set(path(), list.length > 0 ? list : undefined)
  const reorder = createReorder({
    items: rules,
    key: (_, index) => String(index),
    label: (rule) => rule,
    onMove: (from, to) => put(moved(rules(), from, to)),
  })
  const focusAt = (index: number) =>
    queueMicrotask(() => {
      const inputs = box?.querySelectorAll('input')
      inputs?.[Math.min(index, inputs.length - 1)]?.focus()
    })
  const remove = (index: number) => {
    put(rules().filter((_, at) => at !== index))
    focusAt(index)
  }
  return (
    <Field
      label={`${props.list.title} ${rules().length > 0 ? rules().length : ''}`.trim()}
      group
      path={props.fields.name(path())}
      error={props.fields.error(path())}
    >
      {(control, labelId) => (
        <div ref={box} role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          <Show
            when={rules().length > 0}
            fallback={
              <p class="text-faint sm:pt-1.5" id={control.id} data-path={props.fields.name(path())} tabindex="-1">
                {props.list.empty}
              </p>
            }
          >
            <ul class="rounded-sm border border-field bg-surface">
              <Index each={rules()}>
                {(rule, index) => {
                  const key = String(index)
                  const at = () => [...path(), index]
                  const error = () => props.fields.error(at())
                  const explained = () => explainRule(rule())
                  return (
                    <li
                      ref={reorder.row(key)}
                      class="relative border-b border-hairline last:border-b-0"
                      classList={{ 'opacity-50': reorder.dragged() === key }}
                    >
                      <div class="flex h-10 items-center gap-1.5 pr-1 pl-1.5 sm:h-8">
                        <span
                          ref={reorder.handle(key)}
                          class="grid h-full w-5 shrink-0 cursor-grab place-items-center text-faint sm:w-3.5"
                          title="Drag, or Alt ↑ ↓"
                        >
                          <GripVertical class="ic ic-14" />
                        </span>
                        <input
                          class={`h-full min-w-0 grow truncate rounded-xs bg-transparent focus-visible:outline-offset-0 ${typedMono}`}
                          aria-label={`${props.list.title} rule ${index + 1}`}
                          aria-invalid={error() ? true : undefined}
                          aria-describedby={`${control.id}-${index}`}
                          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                          data-path={props.fields.name(at())}
                          value={rule()}
                          autocomplete="off"
                          spellcheck={false}
                          onInput={(event) => props.fields.set(at(), event.currentTarget.value)}
                          onBlur={(event) => event.currentTarget.value === '' && remove(index)}
                        />
                        <Menu
                          label={`Move ${rule()}`}
                          trigger={
                            <>
                              <ArrowRightLeft class="ic ic-14" />
                              <span class="sr-only">Move {rule()} to another list</span>
                            </>
                          }
                          triggerClass="inline-grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-6"
                          items={[
                            ...ruleLists
                              .filter(({ name }) => name !== props.list.name)
                              .map(({ name, title }) => ({
                                label: `Move to ${title.toLowerCase()}`,
                                onSelect: () => props.onMove(index, name),
                              })),
                          ]}
                        />
                        <button
                          type="button"
                          class="inline-grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-6"
                          aria-label={`Remove ${rule()}`}
                          onClick={() => remove(index)}
                        >
                          <X class="ic ic-14" />
                        </button>
                      </div>
                      <div id={`${control.id}-${index}`} class="px-2 pb-1.5 pl-[30px] text-small sm:pl-[26px]">
                        <Show when={error()} fallback={<Explained means={explained().means} doubt={explained().doubt} />}>
                          {(sentence) => <FieldError>{sentence()}</FieldError>}
                        </Show>
                      </div>
                      <reorder.DropLine for={key} />
                    </li>
                  )
                }}
              </Index>
            </ul>
          </Show>
          <reorder.Said />
        </div>
      )}
    </Field>
  )
}

/** What a rule stands for, and what is suspicious about it. */
export function Explained(props: { means: string; doubt: string | undefined }) {
  return (
    <>
      <Show when={props.means}>
        <p class="text-faint">{props.means}.</p>
      </Show>
      <Show when={props.doubt}>
        <p class="flex gap-1.5 text-warning">
          <TriangleAlert class="ic ic-14 mt-px" />
          <span class="min-w-0 break-words">{props.doubt}</span>
        </p>
      </Show>
    </>
  )
}
