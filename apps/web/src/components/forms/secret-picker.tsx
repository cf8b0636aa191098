import { createSignal, createUniqueId, lazy, Show, Suspense } from 'solid-js'
import KeyRound from '~icons/lucide/key-round'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import type { ControlWiring } from '../../ui/field.tsx'
import { matchOptions } from '../../ui/match-options.ts'
import type { Option } from '../../ui/option.tsx'
import type { PairSlot } from '../../ui/pairs-field.tsx'
import { Suggest } from '../../ui/suggest.tsx'
import { envQueries } from './env-queries.ts'
import { begunRef, nameOfRef, refTo, withRef } from './env-refs.ts'

const SecretDialog = lazy(() => import('./secret-dialog.tsx'))

interface SecretPickerProps {
  /** The row of a `PairsField` whose value this is: `renderValue={(slot) => <SecretPicker slot={slot} />}`. */
  slot: PairSlot
  placeholder?: string
}

/** A value that is typed as it is, or a reference `${NAME}` to a variable that is picked from those there are, or made here. */
export function SecretPicker(props: SecretPickerProps) {
  const api = useApi()
  let box: HTMLDivElement | undefined
  /** What is looked for while somebody picks. */
  const [search, setSearch] = createSignal<string>()
  /** The name of the variable that is about to be made. */
  const [making, setMaking] = createSignal<string>()
  const begun = () => search() ?? begunRef(props.slot.value())
  const names = useQuery(() => envQueries.names(api, begun() ?? ''))
  const known = () => names.data ?? []
  const options = () =>
    matchOptions(
      known().map(({ name, sensitive, places }): Option => {
        const help = `${sensitive ? 'secret' : 'plain'}, ${places.slice(0, 3).join(', ')}${places.length > 3 ? ' and more' : ''}`
        return { value: name, label: name, help, mono: true }
      }),
      begun() ?? '',
    )
  const ref = () => nameOfRef(props.slot.value())
  const isSecret = () => known().find(({ name }) => name === ref())?.sensitive !== false
  const nameOfRow = () => props.slot.key() || 'the new row'

  const focusText = () => queueMicrotask(() => box?.querySelector('input')?.focus())
  /** What opened the dialog is gone by then. */
  const leave = () => {
    setMaking(undefined)
    focusText()
  }
  const put = (name: string) => {
    setSearch(undefined)
    props.slot.onInput(begunRef(props.slot.value()) === undefined ? withRef(props.slot.value(), name) : refTo(name))
    focusText()
  }
  const last = () => {
    const text = begun()?.trim().replace(/[${}]/g, '')
    const isPicking = search() !== undefined
    if (text === undefined || (text === '' && !isPicking) || known().some(({ name }) => name === text)) return undefined
    const name = text || (/^[A-Z_][A-Z0-9_]*$/.test(props.slot.key()) ? props.slot.key() : '')
    return { label: name ? `Create ${name}` : 'Create a variable', run: () => setMaking(name) }
  }
  const id = createUniqueId()
  const control: ControlWiring = {
    id,
    'aria-describedby': undefined,
    'aria-required': undefined,
    get 'aria-invalid'() {
      return props.slot.control['aria-invalid']
    },
    get 'data-path'() {
      return props.slot.control['data-path']
    },
  }
  const pick = () => setSearch('')
  return (
    <div ref={box}>
      <Show
        when={search() !== undefined}
        fallback={
          <Suggest
            control={control}
            label={props.slot.control['aria-label']}
            text={props.slot.value()}
            onText={(text) => props.slot.onInput(text)}
            options={begun() === undefined ? [] : options()}
            chosen={ref()}
            onPick={put}
            last={ref() === undefined ? last() : undefined}
            mono
            placeholder={props.placeholder}
            boxClass={`w-full pr-1! ${ref() === undefined ? '' : 'text-accent'}`}
            after={
              <Show
                when={ref() !== undefined}
                fallback={
                  <IconButton class="sm:size-6!" label={`Use a variable for ${nameOfRow()}`} onClick={pick}>
                    <KeyRound class="ic ic-14" />
                  </IconButton>
                }
              >
                <Button
                  kind="ghost"
                  size="small"
                  class="sm:h-6!"
                  icon={<KeyRound class="ic ic-14" />}
                  aria-label={`${isSecret() ? 'Secret' : 'Variable'}: pick another for ${nameOfRow()}`}
                  onClick={pick}
                >
                  {isSecret() ? 'Secret' : 'Variable'}
                </Button>
              </Show>
            }
          />
        }
      >
        <Suggest
          label={`Variable for ${nameOfRow()}`}
          text={search() ?? ''}
          onText={setSearch}
          options={options()}
          chosen={ref()}
          onPick={put}
          picksFirst
          last={last()}
          opened
          mono
          placeholder="Find or create a variable"
          onBlur={() => setSearch(undefined)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            setSearch(undefined)
            focusText()
          }}
        />
      </Show>
      <Suspense>
        <Show when={making() !== undefined}>
          <SecretDialog name={making() ?? ''} onSet={put} onClose={leave} />
        </Show>
      </Suspense>
    </div>
  )
}
