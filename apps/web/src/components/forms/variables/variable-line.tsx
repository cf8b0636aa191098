import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { count } from '../../../ui/count.ts'
import type { VariableSource, VariableSources } from './collect-variables.ts'
import { projectFacts } from './placeholders.ts'

interface VariableLineProps {
  name: string
  /** Undefined until the library has answered. */
  sources: VariableSources | undefined
  /** The component brings a value of its own, for where nobody gives one. */
  hasDefault?: boolean
}

/** So many are named; the others are a number. */
const mostNamed = 3

/** A variable, and who gives it a value. */
export function VariableLine(props: VariableLineProps) {
  const fact = () => (Object.hasOwn(projectFacts, props.name) ? projectFacts[props.name] : undefined)
  const sources = () => props.sources?.get(props.name) ?? []
  const isUnset = () => props.sources !== undefined && sources().length === 0 && !fact() && !props.hasDefault
  return (
    <li class="flex flex-wrap items-baseline gap-x-2 text-small text-muted">
      <span class="mono rounded-xs bg-accent-tint px-1 text-accent">{`{{${props.name}}}`}</span>
      <span class="min-w-0">
        <Show when={isUnset()} fallback={<Given fact={fact()} sources={sources()} hasDefault={props.hasDefault} />}>
          <span class="inline-flex items-baseline gap-1 text-warning">
            <TriangleAlert class="ic ic-14 self-center" />
            <span>no profile, machine or project gives it a value; it would be written as it stands</span>
          </span>
        </Show>
      </span>
    </li>
  )
}

function Given(props: { fact: string | undefined; sources: readonly VariableSource[]; hasDefault?: boolean }) {
  const more = () => props.sources.length - mostNamed
  return (
    <>
      <Show when={props.fact}>{(fact) => <>{fact()}</>}</Show>
      <Show when={props.sources.length > 0}>
        {props.fact ? ', or set by ' : 'set by '}
        <For each={props.sources.slice(0, mostNamed)}>
          {(source, index) => (
            <>
              {index() > 0 && ', '}
              {source.kind}{' '}
              <A href={`/${source.kind}s/${source.id}`} class="mono font-medium text-accent hover:underline">
                {source.name}
              </A>
            </>
          )}
        </For>
        <Show when={more() > 0}> and {count(more(), 'other')}</Show>
      </Show>
      <Show when={props.hasDefault}>{props.sources.length > 0 || props.fact ? ', else the default' : 'the default'}</Show>
    </>
  )
}
