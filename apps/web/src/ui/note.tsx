import type { JSX, ParentProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import CircleX from '~icons/lucide/circle-x'
import Info from '~icons/lucide/info'
import TriangleAlert from '~icons/lucide/triangle-alert'
import Unplug from '~icons/lucide/unplug'

const kinds = {
  info: { box: 'bg-info-tint', icon: 'text-info', drawing: Info },
  warning: { box: 'bg-warning-tint', icon: 'text-warning', drawing: TriangleAlert },
  danger: { box: 'bg-danger-tint', icon: 'text-danger', drawing: CircleX },
  offline: { box: 'bg-warning-tint', icon: 'text-warning', drawing: Unplug },
}

/** A fact in the flow of the page: bold, then what to do, then what one can do. `action` stands beside the text, `actions` (several) below it. */
export function Note(props: ParentProps<{ kind: keyof typeof kinds; action?: JSX.Element; actions?: JSX.Element; class?: string }>) {
  return (
    <div class={`flex items-start gap-2.5 rounded-md max-sm:flex-wrap px-3.5 py-2.5 ${kinds[props.kind].box} ${props.class ?? ''}`}>
      <Dynamic component={kinds[props.kind].drawing} class={`ic mt-0.5 ${kinds[props.kind].icon}`} />
      <div class="min-w-0 grow basis-0 wrap-anywhere">
        {props.children}
        {props.actions && <div class="mt-2 flex flex-wrap gap-2">{props.actions}</div>}
      </div>
      <div class="shrink-0 empty:hidden max-sm:basis-full max-sm:pl-[26px]">{props.action}</div>
    </div>
  )
}
