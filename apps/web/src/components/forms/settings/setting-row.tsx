import { settingKeys } from '@ccm/contract'
import { Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import X from '~icons/lucide/x'
import { Badge } from '../../../ui/badge.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import type { FormProps } from '../fields.ts'
import { kindOf } from './kind-of.ts'
import { scopeWords } from './scope-words.ts'
import { settingHelp } from './setting-help.ts'
import { SettingValue } from './setting-value.tsx'

/** One setting: what it does, where it is read from, its value. */
export function SettingRow(props: Pick<FormProps, 'fields' | 'type'> & { name: string; onRemove: () => void }) {
  const known = () => (Object.hasOwn(settingKeys, props.name) ? settingKeys[props.name] : undefined)
  const scope = () => known()?.scope ?? 'any'
  return (
    <li class="grid gap-1.5 border-b border-hairline px-4 py-3 last:border-b-0 sm:px-5" aria-label={props.name}>
      <div class="flex min-h-7 items-center gap-2">
        <h3 class="mono min-w-0 font-medium break-words">{props.name}</h3>
        <Show when={scope() !== 'any'}>
          <Badge tone="warning">{scopeWords[scope()].short}</Badge>
        </Show>
        <Show when={!known()}>
          <Badge>unknown</Badge>
        </Show>
        <IconButton class="ml-auto" label={`Remove ${props.name}`} onClick={() => props.onRemove()}>
          <X class="ic ic-14" />
        </IconButton>
      </div>
      <p class="text-small text-faint">
        {settingHelp[props.name] ?? 'No setting that is known here. Claude Code ignores what it does not know; it is kept as it is.'}
      </p>
      <SettingValue fields={props.fields} type={props.type} name={props.name} kind={kindOfSetting(props.name)} />
      <Show when={nestedErrors(props)}>{(sentence) => <FieldError>{sentence()}</FieldError>}</Show>
      <Show when={scope() !== 'any'}>
        <p class="flex gap-1.5 text-small text-warning">
          <TriangleAlert class="ic ic-14 mt-px" />
          <span class="min-w-0">{scopeWords[scope()].sentence}</span>
        </p>
      </Show>
    </li>
  )
}

export const kindOfSetting = (name: string) => {
  const known = Object.hasOwn(settingKeys, name) ? settingKeys[name] : undefined
  return known ? kindOf(known.schema) : ({ kind: 'json' } as const)
}

/** Says that something is wrong within a value that has one control for all of it. */
function nestedErrors(props: Pick<FormProps, 'fields'> & { name: string }): string | undefined {
  const kind = kindOfSetting(props.name).kind
  if (kind !== 'json' || props.fields.error([props.name]) !== undefined) return undefined
  const count = props.fields.errorsUnder([props.name])
  return count > 0 ? 'Something in this value is wrong. The JSON tab shows where.' : undefined
}
