import { readError } from '@ccm/client'
import type { Component, ComponentRevision, Page } from '@ccm/contract'
import { type InfiniteData, useMutation, useQueryClient, type UseInfiniteQueryResult } from '@tanstack/solid-query'
import { createMemo, For, Show } from 'solid-js'
import { useApi } from '../../api.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { Load } from '../../ui/load.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { rowsOf } from '../../ui/pages.ts'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import type { Editor } from '../editor/create-editor.ts'
import { useEditorAddress } from '../editor/editor-tabs.ts'
import { componentQueries } from '../queries.ts'
import { RevisionDiff } from './revision-diff.tsx'

type Revisions = InfiniteData<Page<ComponentRevision>>

interface RevisionsPaneProps {
  component: Component
  editor: Editor
  query: UseInfiniteQueryResult<Revisions, Error>
}

/** What a component said at each save that changed it: choose one to see what it changed, and bring it back. */
export function RevisionsPane(props: RevisionsPaneProps) {
  return (
    <Load query={props.query} what="Revisions" skeleton={<SkeletonText />}>
      {(data) => <Both {...props} revisions={rowsOf(data())} />}
    </Load>
  )
}

function Both(props: RevisionsPaneProps & { revisions: ComponentRevision[] }) {
  const address = useEditorAddress()
  const byNumber = (text: string | undefined) => props.revisions.find(({ revision }) => String(revision) === text)
  const chosen = createMemo(() => byNumber(address.search.rev) ?? props.revisions[0])
  const before = createMemo(
    () => byNumber(address.search.with) ?? props.revisions.find(({ revision }) => revision < (chosen()?.revision ?? 0)),
  )
  const restore = createRestore(props)
  return (
    <div class="flex min-h-0 grow max-lg:flex-col max-lg:overflow-auto">
      <nav aria-label="Revisions" class="shrink-0 overflow-auto border-line max-lg:max-h-60 max-lg:border-b lg:w-75 lg:border-r">
        <ol>
          <For each={props.revisions}>
            {(row) => (
              <Row
                row={row}
                isCurrent={row.revision === props.component.revision}
                isChosen={row.revision === chosen()?.revision}
                onChoose={() => address.set({ rev: String(row.revision), with: undefined })}
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
          <RevisionDiff
            type={props.component.type}
            revision={revision()}
            before={before()}
            others={props.revisions}
            view={address.search.view === 'files' ? 'files' : 'content'}
            onView={(view) => address.set({ view: view === 'files' ? view : undefined })}
            onBefore={(number) => address.set({ with: String(number) })}
            action={
              <Show when={revision().revision !== props.component.revision}>
                <Button size="small" busy={restore.busy()} onClick={() => void restore.run(revision().revision)}>
                  {restore.busy() ? 'Restoring' : `Restore rev ${revision().revision}`}
                </Button>
              </Show>
            }
          />
        )}
      </Show>
    </div>
  )
}

function Row(props: { row: ComponentRevision; isCurrent: boolean; isChosen: boolean; onChoose: () => void }) {
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

/** A restored revision is a new one. What is typed and not saved would be in its way, so that is asked about first. */
function createRestore(props: RevisionsPaneProps) {
  const api = useApi()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const toasts = useToasts()
  const address = useEditorAddress()
  const mutation = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: (revision: number) =>
      api.components.restore.mutate({ id: props.component.id, revision, expectedRevision: props.component.revision }),
    onSuccess: ({ secrets: _secrets, ...component }, revision) => {
      queries.setQueryData(componentQueries.get(api, component.id).queryKey, component)
      void queries.invalidateQueries({ queryKey: ['components'] })
      address.set({ rev: undefined, with: undefined })
      toasts.show({ text: `Rev ${revision} restored as rev ${component.revision}.` })
    },
    onError: (error) => toasts.show({ kind: 'error', text: `Not restored: ${readError(error).message}` }),
  }))
  const run = async (revision: number) => {
    const { draft } = props.editor
    if (draft.dirty()) {
      const yes = await confirm({
        title: `Restore rev ${revision} and discard your edit?`,
        body: `What you typed on rev ${draft.revision()} is not saved and goes.`,
        action: `Restore rev ${revision}`,
        danger: true,
      })
      if (!yes) return
      draft.discard()
    }
    mutation.mutate(revision)
  }
  return { run, busy: () => mutation.isPending }
}
