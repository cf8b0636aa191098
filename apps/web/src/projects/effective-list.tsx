import type { Effective, LeftOutComponent } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import Package from '~icons/lucide/package'
import { Badge } from '../ui/badge.tsx'
import { Empty } from '../ui/empty.tsx'
import { Note } from '../ui/note.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { sayReasons } from './say-reasons.ts'

/** Every component that applies to a project, in order, and why it is there; below them those that something took out again. */
export function EffectiveList(props: { effective: Pick<Effective, 'components' | 'leftOut' | 'problem'> }) {
  return (
    <>
      <Show when={props.effective.problem}>
        {(problem) => (
          <Note kind="warning" class="m-4 sm:mx-5">
            <p class="font-[550]">Nothing is written here until this is settled</p>
            <p class="text-muted">{problem()}</p>
          </Note>
        )}
      </Show>
      <Show
        when={props.effective.components.length > 0}
        fallback={
          <Empty mark={<Package class="ic ic-20" />} title="Nothing applies here">
            Its profile brings no components, or it has no profile.
          </Empty>
        }
      >
        <ul>
          <For each={props.effective.components}>
            {(component) => (
              <Row component={component}>
                <Show when={component.switchedOff}>
                  <Badge title="The machine leaves it out. Git shares the file, so it is written all the same and switched off in settings.local.json">
                    off here
                  </Badge>
                </Show>
              </Row>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.effective.leftOut.length > 0}>
        <section aria-labelledby="left-out">
          <h3 id="left-out" class="px-4 pt-4 pb-1.5 text-small font-medium text-faint sm:px-5">
            Left out
          </h3>
          <ul>
            <For each={props.effective.leftOut}>{(component) => <Row component={component} faint />}</For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function Row(props: { component: LeftOutComponent; faint?: boolean; children?: JSX.Element }) {
  return (
    <li class="relative grid min-h-15 grid-cols-[22px_minmax(0,1fr)_auto] content-center items-center gap-x-2.5 gap-y-0.5 border-b border-hairline px-4 hover:bg-hover sm:min-h-[38px] sm:grid-cols-[22px_minmax(0,2fr)_72px_64px_minmax(0,3fr)] sm:gap-x-3 sm:px-5">
      <TypeTile type={props.component.type} />
      <span class="flex min-w-0 items-center gap-2">
        <A
          href={`/components/${props.component.componentId}`}
          class={`stretched mono truncate font-medium ${props.faint ? 'text-muted' : ''}`}
        >
          {props.component.name}
        </A>
        {props.children}
      </span>
      <span class="text-small text-faint">{props.component.scope}</span>
      <span class="text-small text-faint tabular-nums max-sm:hidden">rev {props.component.revision}</span>
      <span class="truncate text-small text-muted max-sm:col-span-2 max-sm:col-start-2" title={sayReasons(props.component)}>
        {sayReasons(props.component)}
      </span>
    </li>
  )
}
