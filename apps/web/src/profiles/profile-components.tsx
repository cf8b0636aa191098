import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import ChevronRight from '~icons/lucide/chevron-right'
import Layers from '~icons/lucide/layers'
import { Badge } from '../ui/badge.tsx'
import { Empty } from '../ui/empty.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import type { Lineage, LineageGroup, LineageRow } from './lineage.ts'

/** What each profile of the chain brings, in the order it counts. */
export function ProfileComponents(props: { lineage: Lineage }) {
  const parents = () => props.lineage.groups.slice(0, -1)
  const nothing = () => props.lineage.groups.every(({ rows }) => rows.length === 0)
  return (
    <>
      <Show when={props.lineage.profile.description}>
        <p class="border-b border-line px-4 py-2.5 break-words text-muted sm:px-5">{props.lineage.profile.description}</p>
      </Show>
      <Show when={parents().length > 0}>
        <p class="flex flex-wrap items-center gap-1 border-b border-line px-4 py-2.5 sm:px-5">
          <span class="mr-1 text-faint">Extends</span>
          <For each={parents()}>
            {({ profile }) => (
              <>
                <A href={`/profiles/${profile.id}`} class="mono font-medium text-accent hover:underline">
                  {profile.name}
                </A>
                <ChevronRight class="ic ic-14 text-faint" />
              </>
            )}
          </For>
          <span class="mono font-semibold">{props.lineage.profile.name}</span>
        </p>
      </Show>
      <Show
        when={!nothing()}
        fallback={
          <Empty mark={<Layers class="ic ic-20" />} title="This profile is empty">
            It lists no components, so it writes no files.
          </Empty>
        }
      >
        <For each={props.lineage.groups}>
          {(group) => <Group group={group} own={group.profile.id === props.lineage.profile.id} alone={parents().length === 0} />}
        </For>
      </Show>
    </>
  )
}

function Group(props: { group: LineageGroup; own: boolean; alone: boolean }) {
  return (
    <Show when={props.group.rows.length > 0}>
      <Show when={!props.alone}>
        <h2 class="flex h-[34px] items-center justify-between gap-2 border-b border-line bg-canvas px-4 text-small font-medium text-muted sm:px-5">
          <Show
            when={!props.own}
            fallback={
              <>
                <span>Added here</span>
                <span class="font-normal text-faint">later wins by type and name</span>
              </>
            }
          >
            <span>
              From{' '}
              <A href={`/profiles/${props.group.profile.id}`} class="mono text-small hover:underline">
                {props.group.profile.name}
              </A>
            </span>
            <span class="font-normal text-faint">order set there</span>
          </Show>
        </h2>
      </Show>
      <ol>
        <For each={props.group.rows}>{(row) => <ComponentLine row={row} own={props.own} />}</For>
      </ol>
    </Show>
  )
}

function ComponentLine(props: { row: LineageRow; own: boolean }) {
  const dropped = () => props.row.dropped
  return (
    <li class="relative flex h-11 items-center gap-2.5 border-b border-hairline px-4 hover:bg-hover sm:h-9 sm:px-5">
      <TypeTile type={props.row.component.type} />
      <A
        href={`/components/${props.row.component.componentId}`}
        class="stretched mono truncate"
        classList={{
          'font-medium': props.own && !dropped(),
          'text-muted': !props.own && !dropped(),
          'text-faint line-through': dropped() !== undefined,
          'text-faint': !props.row.component.enabled,
        }}
      >
        {props.row.component.name}
      </A>
      <span class="ml-auto flex shrink-0 items-center gap-2 text-small text-faint">
        <Show when={!props.row.component.enabled}>
          <Badge title="It is left out until it is turned on">off</Badge>
        </Show>
        <Show when={dropped()} fallback={props.row.component.scope}>
          {(why) => <Badge>{sayDropped(why())}</Badge>}
        </Show>
      </span>
    </li>
  )
}

const sayDropped = (why: NonNullable<LineageRow['dropped']>) => (why.by === 'excluded' ? 'excluded' : `replaced in ${why.profile}`)
