import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js'
import CircleX from '~icons/lucide/circle-x'

/** What every field takes besides its value. */
export interface FieldLook {
  label: string
  /** One faint sentence under the control. */
  help?: JSX.Element
  /** What is wrong, as a sentence with an example. */
  error?: string
  required?: boolean
  /** The label stands above the control also on a desk. */
  wide?: boolean
  /** The label is read out and not shown: the section's title says it already. */
  hideLabel?: boolean
  /** Where the value lies in what is saved, dotted: "env.DATABASE_URL". A refused save finds the control by it. */
  path?: string
}

/** What a field puts on its control. */
export interface ControlWiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
  readonly 'data-path': string | undefined
}

interface FieldProps extends FieldLook {
  /** The control is made of several; they are named by the label's id and not by `for`. */
  group?: boolean
  children: (control: ControlWiring, labelId: string) => JSX.Element
}

/** A label, a control, and what there is to say about it. The label stands left on a desk and above on a phone. */
export function Field(props: FieldProps) {
  const id = createUniqueId()
  const part = (name: string) => `${id}-${name}`
  const control: ControlWiring = {
    id,
    get 'aria-describedby'() {
      return [props.error && part('error'), props.help && part('help')].filter(Boolean).join(' ') || undefined
    },
    get 'aria-invalid'() {
      return props.error ? true : undefined
    },
    get 'aria-required'() {
      return props.required || undefined
    },
    get 'data-path'() {
      return props.path
    },
  }
  return (
    <div
      class="grid items-start gap-x-4 max-sm:gap-y-1"
      classList={{ 'sm:grid-cols-[116px_minmax(0,1fr)]': !props.wide && !props.hideLabel, 'gap-y-1': props.wide }}
      data-field
    >
      <label
        id={part('label')}
        for={props.group ? undefined : id}
        class={props.hideLabel ? 'sr-only' : `text-muted ${props.wide ? '' : 'sm:pt-1.5'}`}
      >
        {props.label}
      </label>
      <div class="min-w-0">
        {props.children(control, part('label'))}
        <Show when={props.error}>{(error) => <FieldError id={part('error')}>{error()}</FieldError>}</Show>
        <Show when={props.help}>
          <p id={part('help')} class="mt-[5px] text-small text-faint">
            {props.help}
          </p>
        </Show>
      </div>
    </div>
  )
}

/** The sentence under a control that was refused. */
export function FieldError(props: ParentProps<{ id?: string }>) {
  return (
    <p id={props.id} class="mt-[5px] flex gap-[5px] text-small text-danger">
      <CircleX class="ic ic-14 mt-px" />
      <span class="min-w-0 break-words">{props.children}</span>
    </p>
  )
}

/** A section of a form. */
export function FieldGroup(props: ParentProps<{ title: string; actions?: JSX.Element }>) {
  const id = createUniqueId()
  return (
    <section class="border-b border-line px-4 pt-4 pb-4 last:border-b-0 sm:px-5 sm:pt-5 sm:pb-[22px]" aria-labelledby={id}>
      <div class="mb-3 flex min-h-6 items-center gap-2">
        <h2 id={id} class="grow font-semibold">
          {props.title}
        </h2>
        {props.actions}
      </div>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-3">{props.children}</div>
    </section>
  )
}

/** The box around what can be typed or chosen. It is put on the element that holds the focus, or around it. */
export const box =
  'rounded-sm border border-field bg-surface focus-within:border-accent focus-within:outline-2 focus-within:outline-offset-0 focus-within:outline-[color-mix(in_oklab,var(--color-accent)_35%,transparent)] has-aria-invalid:border-danger aria-invalid:border-danger has-[[readonly]]:bg-sunken [&[readonly]]:bg-sunken'

/** Text as one types it: never under 16 px on a phone, where a browser would zoom in. */
export const typed = 'text-[16px] sm:text-base'
/** The same for what a person could type in a file or a shell. */
export const typedMono = 'mono text-[16px]! sm:text-code!'
