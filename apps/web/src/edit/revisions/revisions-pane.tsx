import type { Page } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/solid-query'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Load } from '../../ui/load.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { rowsOf } from '../../ui/pages.ts'
import { Select } from '../../ui/select.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { createRestore, type RestoreOptions } from './create-restore.ts'

/** A revision of anything that has them. */
export interface Revision {
  revision: number
  createdAt: string
}

/** Two revisions, and what they are called. */
export interface Comparison<R extends Revision> {
  revision: R
  /** The one it is compared with; undefined for the first. */
  before: R | undefined
  label: string
  beforeLabel: string
}

interface RevisionsPaneProps<R extends Revision> extends Pick<RestoreOptions, 'draft' | 'restore'> {
  query: UseInfiniteQueryResult<InfiniteData<Page<R>>, Error>
  /** The revision that holds now. */
  current: number
  /** Stands in the bar above the comparison. */
  actions?: JSX.Element
  children: (comparison: Comparison<R>) => JSX.Element
}

/** What an item said at each save that changed it: choose one to see what it changed, and bring it back. The address knows which are shown. */
export function RevisionsPane<R extends Revision>(props: RevisionsPaneProps<R>) {
  return (
    <Load query={props.query} what="Revisions" skeleton={<SkeletonText />}>
      {(data) => <Both {...props} revisions={rowsOf(data())} />}
    </Load>
  )
}

type BothProps<R extends Revision> = RevisionsPaneProps<R> & { revisions: R[] }

const nameOf = ({ revision }: Revision) => `Rev ${revision}`

function Both<R extends Revision>(props: BothProps<R>) {
  const [search, setSearch] = useSearchParams<{ rev?: string; with?: string }>()
  const byNumber = (text: string | undefined) => props.revisions.find(({ revision }) => String(revision) === text)
  const chosen = createMemo(() => byNumber(search.rev) ?? props.revisions[0])
  const before = createMemo(() => byNumber(search.with) ?? props.revisions.find(({ revision }) => revision < (chosen()?.revision ?? 0)))
  const restore = createRestore({
    draft: props.draft,
    restore: (revision) => props.restore(revision),
    onRestored: () => setSearch({ rev: undefined, with: undefined }),
  })
  return (
    <div class="flex min-h-0 grow max-lg:flex-col max-lg:overflow-auto">
      <nav aria-label="Revisions" class="shrink-0 overflow-auto border-line max-lg:max-h-60 max-lg:border-b lg:w-75 lg:border-r">
        <ol>
          <For each={props.revisions}>
            {(row) => (
              <Row
                row={row}
                isCurrent={row.revision === props.current}
                isChosen={row.revision === chosen()?.revision}
                onChoose={() => setSearch({ rev: String(row.revision), with: undefined })}
              />
            )}
          </For>
        </ol>
        <MoreButton more={props.query.hasNextPage} onMore={() => void props.query.fetchNextPage()}>
          Show older
        </MoreButton>
      </nav>
      <Show when={chosen()}>
        {(revision) => (
          <section aria-label={nameOf(revision())} class="flex min-w-0 grow flex-col lg:min-h-0">
            <div class="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2">
              <h2 class="font-semibold">{nameOf(revision())}</h2>
              <ComparedWith
                others={props.revisions.filter((other) => other.revision !== revision().revision)}
                before={before()}
                onChoose={(number) => setSearch({ with: number })}
              />
              <span class="ml-auto flex flex-wrap items-center gap-2">
                {props.actions}
                <Show when={revision().revision !== props.current}>
                  <Button size="small" busy={restore.busy()} onClick={() => void restore.run(revision().revision)}>
                    {restore.busy() ? 'Restoring' : `Restore rev ${revision().revision}`}
                  </Button>
                </Show>
              </span>
            </div>
            <div class="min-h-0 grow overflow-auto">
              {props.children({
                get revision() {
                  return revision()
                },
                get before() {
                  return before()
                },
                get label() {
                  return nameOf(revision())
                },
                get beforeLabel() {
                  const other = before()
                  return other ? nameOf(other) : 'Before'
                },
              })}
            </div>
          </section>
        )}
      </Show>
    </div>
  )
}

function ComparedWith(props: { others: Revision[]; before: Revision | undefined; onChoose: (revision: string) => void }) {
  return (
    <Show when={props.others.length > 0}>
      <span class="text-small text-faint">compared with</span>
      <Select
        label="Compared with"
        size="small"
        placeholder="nothing"
        value={props.before?.revision.toString()}
        options={props.others.map(({ revision }) => ({ value: String(revision), label: `rev ${revision}` }))}
        onChoose={(number) => props.onChoose(number)}
      />
    </Show>
  )
}

function Row(props: { row: Revision; isCurrent: boolean; isChosen: boolean; onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        class="flex h-11 w-full items-center gap-3 border-b border-hairline px-4 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-tint sm:h-[38px] sm:px-5"
        aria-current={props.isChosen}
        onClick={() => props.onChoose()}
      >
        <span class="min-w-14 font-medium tabular-nums">rev {props.row.revision}</span>
        <span class="text-muted">
          <Time at={props.row.createdAt} />
        </span>
        <Show when={props.isCurrent}>
          <span class="ml-auto">
            <Badge tone="accent">current</Badge>
          </span>
        </Show>
      </button>
    </li>
  )
}
