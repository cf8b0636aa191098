import { type Accessor, createComputed, createSignal, Index, type JSX, on, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import X from '~icons/lucide/x'
import { Button, IconButton } from './button.tsx'
import { box, Field, FieldError, type FieldLook, typedMono } from './field.tsx'
import { parseEnv } from './parse-env.ts'

/** What a value's own control gets. Spread `control` on what holds the focus. */
export interface PairSlot {
  key: Accessor<string>
  value: Accessor<string>
  onInput: (value: string) => void
  control: { readonly 'aria-label': string; readonly 'data-path': string | undefined; readonly 'aria-invalid': true | undefined }
}

interface PairsFieldProps extends FieldLook {
  value: Readonly<Record<string, string>>
  onInput: (value: Record<string, string>) => void
  /** One of them: "variable". It makes "Add variable". */
  item: string
  /** Another control for the value. */
  renderValue?: (slot: PairSlot) => JSX.Element
  /** What is said under a row: an error from the server, a warning. */
  errorAt?: (key: string) => string | undefined
  noteAt?: (key: string, value: string) => JSX.Element
  /** Called with the names that stand there twice; of those, only the first counts. */
  onDuplicates?: (keys: string[]) => void
  keyPlaceholder?: string
  valuePlaceholder?: string
  readOnly?: boolean
}

interface Pair {
  key: string
  value: string
}

/** Names and values in an order that is kept. A row counts once it has a name; pasted `.env` text becomes rows. */
export function PairsField(props: PairsFieldProps) {
  let rowsBox: HTMLDivElement | undefined
  const [rows, setRows] = createSignal(toPairs(props.value))
  createComputed(
    on(
      () => props.value,
      (value) => same(toRecord(rows()), value) || setRows(toPairs(value)),
      { defer: true },
    ),
  )
  const change = (pairs: Pair[]) => {
    setRows(pairs)
    props.onInput(toRecord(pairs))
    props.onDuplicates?.(duplicatesOf(pairs))
  }
  const edit = (index: number, part: Partial<Pair>) => change(rows().map((pair, at) => (at === index ? { ...pair, ...part } : pair)))
  const repeats = (index: number) => {
    const key = rows()[index]?.key
    return key !== '' && rows().findIndex((pair) => pair.key === key) < index
  }
  const focusKey = (index: number) => queueMicrotask(() => rowsBox?.querySelectorAll<HTMLElement>('[data-key]')[index]?.focus())
  const add = () => {
    setRows([...rows(), { key: '', value: '' }])
    focusKey(rows().length - 1)
  }
  const remove = (index: number) => {
    change(rows().filter((_, at) => at !== index))
    if (rows().length > 0) focusKey(Math.min(index, rows().length - 1))
    else queueMicrotask(() => rowsBox?.parentElement?.querySelector<HTMLElement>('[data-add]')?.focus())
  }
  const onPaste = (index: number, event: ClipboardEvent) => {
    const pairs = parseEnv(event.clipboardData?.getData('text/plain') ?? '')?.map(([key, value]) => ({ key, value }))
    if (!pairs) return
    event.preventDefault()
    const own = rows()[index]
    const kept = own && (own.key !== '' || own.value !== '') ? [own] : []
    change([...rows().slice(0, index), ...kept, ...pairs, ...rows().slice(index + 1)])
    focusKey(index + kept.length + pairs.length - 1)
  }

  return (
    <Field {...props} group>
      {(control, labelId) => (
        <div class="grid justify-items-start gap-2" role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          <div ref={rowsBox} class="grid w-full gap-2 empty:hidden">
            <Index each={rows()}>
              {(pair, index) => {
                const name = () => pair().key || `new ${props.item}`
                const error = () =>
                  repeats(index) ? `${pair().key} stands above already. Give it another name.` : props.errorAt?.(pair().key)
                const path = () => (props.path && pair().key ? `${props.path}.${pair().key}` : undefined)
                const slot: PairSlot = {
                  key: () => pair().key,
                  value: () => pair().value,
                  onInput: (value) => edit(index, { value }),
                  control: {
                    get 'aria-label'() {
                      return `Value of ${name()}`
                    },
                    get 'data-path'() {
                      return path()
                    },
                    get 'aria-invalid'() {
                      return error() && !repeats(index) ? true : undefined
                    },
                  },
                }
                return (
                  <div
                    class="grid grid-cols-[minmax(0,1fr)_40px] items-center gap-x-2 gap-y-1.5 sm:grid-cols-[minmax(0,196px)_minmax(0,1fr)_28px]"
                    role="group"
                    aria-label={name()}
                  >
                    <div class={`flex h-10 items-center px-2.5 sm:h-8 ${box}`}>
                      <input
                        class={`h-full w-full min-w-0 bg-transparent outline-none ${typedMono}`}
                        aria-label={`Name of ${props.item} ${index + 1}`}
                        aria-invalid={repeats(index) || undefined}
                        aria-describedby={error() ? `${control.id}-${index}` : undefined}
                        data-key
                        value={pair().key}
                        placeholder={props.keyPlaceholder}
                        readOnly={props.readOnly}
                        autocomplete="off"
                        spellcheck={false}
                        onInput={(event) => edit(index, { key: event.currentTarget.value })}
                        onPaste={(event) => onPaste(index, event)}
                      />
                    </div>
                    <div class="min-w-0 max-sm:col-start-1">
                      <Show
                        when={props.renderValue}
                        fallback={<PlainValue slot={slot} placeholder={props.valuePlaceholder} readOnly={props.readOnly} />}
                      >
                        {(render) => render()(slot)}
                      </Show>
                    </div>
                    <IconButton class="max-sm:col-start-2 max-sm:row-start-1" label={`Remove ${name()}`} onClick={() => remove(index)}>
                      <X class="ic" />
                    </IconButton>
                    <div class="col-span-full empty:hidden sm:col-start-2">
                      <Show when={error()}>{(sentence) => <FieldError id={`${control.id}-${index}`}>{sentence()}</FieldError>}</Show>
                      {props.noteAt?.(pair().key, pair().value)}
                    </div>
                  </div>
                )
              }}
            </Index>
          </div>
          <Button size="small" id={control.id} data-add icon={<Plus class="ic ic-14" />} data-path={props.path} onClick={add}>
            Add {props.item}
          </Button>
        </div>
      )}
    </Field>
  )
}

function PlainValue(props: { slot: PairSlot; placeholder?: string; readOnly?: boolean }) {
  return (
    <div class={`flex h-10 items-center px-2.5 sm:h-8 ${box}`}>
      <input
        {...props.slot.control}
        class={`h-full w-full min-w-0 bg-transparent outline-none ${typedMono}`}
        value={props.slot.value()}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.slot.onInput(event.currentTarget.value)}
      />
    </div>
  )
}

const toPairs = (value: Readonly<Record<string, string>>): Pair[] => Object.entries(value).map(([key, text]) => ({ key, value: text }))

/** Of a name that stands there twice the first counts: its value does not change while the second is being typed. */
function toRecord(pairs: Pair[]): Record<string, string> {
  const named = pairs.filter((pair, index) => pair.key !== '' && pairs.findIndex(({ key }) => key === pair.key) === index)
  return Object.fromEntries(named.map(({ key, value }) => [key, value]))
}

const same = (one: object, other: object) => JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other))

const duplicatesOf = (pairs: Pair[]) => [
  ...new Set(
    pairs.filter((pair, index) => pair.key !== '' && pairs.findIndex(({ key }) => key === pair.key) < index).map(({ key }) => key),
  ),
]
