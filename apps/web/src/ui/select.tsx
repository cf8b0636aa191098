import { Select as Kobalte } from '@kobalte/core/select'
import { Show } from 'solid-js'
import Check from '~icons/lucide/check'
import ChevronsUpDown from '~icons/lucide/chevrons-up-down'
import { type Option, OptionLook } from './option.tsx'
import { aboveDialogs, pop, popRow } from './pop.ts'

export interface SelectProps<V extends string> {
  /** Read out; a field names it by its own label. */
  label?: string
  labelledBy?: string
  describedBy?: string
  id?: string
  path?: string
  value: V | undefined
  options: readonly Option<V>[]
  onChoose: (value: V) => void
  /** What stands there while nothing is chosen. */
  placeholder?: string
  invalid?: boolean
  disabled?: boolean
  /** `field` as wide as its column; `small` for bars. */
  size?: 'field' | 'small'
  /** Without a border until it is pointed at. */
  quiet?: boolean
  class?: string
}

const sizes = {
  field: 'h-10 w-full pr-2 pl-2.5 text-[16px] sm:h-8 sm:text-base border-field rounded-sm',
  small: 'h-9 pr-1.5 pl-2 sm:h-[26px] sm:text-small border-line-strong rounded-[5px]',
}

/** One of a short list. Above seven, use a `Combobox`. */
export function Select<V extends string>(props: SelectProps<V>) {
  const chosen = () => props.options.find(({ value }) => value === props.value)
  return (
    <Kobalte<Option<V>>
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      value={chosen() ?? null}
      onChange={(option) => option && option.value !== props.value && props.onChoose(option.value)}
      disallowEmptySelection
      allowDuplicateSelectionEvents={false}
      disabled={props.disabled}
      gutter={4}
      sameWidth={false}
      placement="bottom-start"
      validationState={props.invalid ? 'invalid' : undefined}
      class={`min-w-0 ${props.size === 'small' ? '' : 'w-full'} ${props.class ?? ''}`}
      placeholder={<span class="text-faint">{props.placeholder ?? 'Choose'}</span>}
      itemComponent={(item) => (
        <Kobalte.Item
          item={item.item}
          class={`${popRow} data-highlighted:bg-hover data-selected:font-medium ${item.item.rawValue.help ? 'py-1' : ''}`}
        >
          <OptionLook option={item.item.rawValue} />
          <Kobalte.ItemIndicator class="ml-auto text-accent">
            <Check class="ic ic-14" />
          </Kobalte.ItemIndicator>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Trigger
        id={props.id}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        data-path={props.path}
        class={`flex max-w-full min-w-0 items-center gap-1.5 border bg-surface whitespace-nowrap hover:bg-hover focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger ${sizes[props.size ?? 'field']} ${props.quiet ? 'border-transparent! bg-transparent! text-muted hover:bg-hover! hover:text-text' : ''}`}
      >
        <Kobalte.Value<Option<V>> class="flex min-w-0 grow items-center gap-1.5 text-left">
          {(state) => <Show when={state.selectedOption()}>{(option) => <OptionLook option={option()} compact />}</Show>}
        </Kobalte.Value>
        <Kobalte.Icon class="text-faint">
          <ChevronsUpDown class="ic ic-14" />
        </Kobalte.Icon>
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content
          {...aboveDialogs}
          class={`max-w-[min(480px,calc(100vw-16px))] min-w-[max(160px,var(--kb-popper-anchor-width))] ${pop}`}
        >
          <Kobalte.Listbox class="max-h-80 overflow-auto p-1 outline-none" />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
