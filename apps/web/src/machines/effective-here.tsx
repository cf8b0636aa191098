import type { Effective, Machine, Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { projectQueries } from '../projects/queries.ts'
import { sayReasons } from '../projects/say-reasons.ts'
import { Badge } from '../ui/badge.tsx'
import { Load } from '../ui/load.tsx'
import { Note } from '../ui/note.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { PaneHead } from '../ui/workbench.tsx'
import { machineQueries } from './queries.ts'

interface EffectiveHereProps {
  machine: Machine
  projects: Project[]
  /** The project it is seen from; the user scope without one. */
  seenFrom: Project | undefined
  onChoose: (from: string) => void
}

const userScope = 'user'

/** What applies in a project of the machine, and what the machine changed of it. */
export function EffectiveHere(props: EffectiveHereProps) {
  const api = useApi()
  const effective = useQuery(() =>
    props.seenFrom ? projectQueries.effective(api, props.seenFrom.id) : machineQueries.effective(api, props.machine.id),
  )
  const options = () => [
    ...props.projects.map(({ id, name }) => ({ value: id, label: name, mono: true })),
    { value: userScope, label: '~/.claude', mono: true },
  ]
  return (
    <section class="flex min-w-0 flex-col border-line max-xl:border-t xl:max-h-160 xl:border-l" aria-label="Effective here">
      <PaneHead title="Effective here">
        <Select
          size="small"
          class="ml-auto"
          label="Seen from"
          value={props.seenFrom?.id ?? userScope}
          options={options()}
          onChoose={(from) => props.onChoose(from)}
        />
      </PaneHead>
      <Load query={effective} what="What applies" skeleton={<SkeletonText lines={6} />}>
        {(data) => <Listed effective={data()} seenFrom={props.seenFrom} />}
      </Load>
    </section>
  )
}

const verbs = { includes: 'include', excludes: 'exclude', modifies: 'change', replaces: 'replace', disabled: 'off' } as const

function Listed(props: { effective: Effective; seenFrom: Project | undefined }) {
  const rows = createMemo(() =>
    [...props.effective.components.map((component) => ({ component, isOut: component.switchedOff })), ...ownLeftOut(props.effective)].map(
      (row) => ({
        ...row,
        byMachine: row.component.reasons.findLast(({ level }) => level === 'machine'),
      }),
    ),
  )
  return (
    <>
      <Show when={props.effective.problem}>
        {(problem) => (
          <Note kind="warning" class="m-3">
            {problem()}
          </Note>
        )}
      </Show>
      <Show when={rows().length > 0} fallback={<p class="px-4 py-3 text-muted">Nothing applies here.</p>}>
        <ul class="min-h-0 grow overflow-auto" tabindex="0" aria-label="What applies">
          <For each={rows()}>
            {(row) => (
              <li
                class="relative flex min-h-[38px] items-center gap-2 border-b border-hairline px-4 hover:bg-hover max-sm:min-h-11"
                title={sayReasons(row.component)}
              >
                <TypeTile type={row.component.type} size="small" />
                <A
                  href={`/components/${row.component.componentId}`}
                  class={`stretched mono min-w-0 grow truncate font-medium ${row.isOut ? 'text-muted line-through' : ''}`}
                >
                  {row.component.name}
                </A>
                <Show
                  when={row.byMachine}
                  fallback={<span class="mono max-w-28 shrink-0 truncate text-small text-faint">{row.component.reasons.at(-1)?.name}</span>}
                >
                  {(reason) => (
                    <Badge tone={reason().action === 'includes' ? 'positive' : reason().action === 'modifies' ? 'info' : 'neutral'}>
                      {verbs[reason().action]}
                    </Badge>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.seenFrom}>
          {(project) => (
            <A
              href={`/projects/${project().id}?tab=effective`}
              class="shrink-0 border-t border-line px-4 py-2.5 font-medium text-accent hover:underline"
            >
              All {props.effective.components.length}, with reasons
            </A>
          )}
        </Show>
      </Show>
    </>
  )
}

/** What the machine itself took out. */
const ownLeftOut = ({ leftOut }: Effective) =>
  leftOut.filter(({ reasons }) => reasons.at(-1)?.level === 'machine').map((component) => ({ component, isOut: true }))
