import type { Page, Profile, ProfileRevision } from '@ccm/contract'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/solid-query'
import { createMemo, For, Show } from 'solid-js'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import { Load } from '../../ui/load.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { rowsOf } from '../../ui/pages.ts'
import { Select } from '../../ui/select.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { useProfileAddress } from '../address.ts'
import type { Contents } from '../create-contents.ts'
import type { Editor } from '../create-editor.ts'
import { createRestore } from './create-restore.ts'
import { readable } from './readable.ts'

interface RevisionsPaneProps {
  profile: Profile
  editor: Editor
  contents: Contents
  query: UseInfiniteQueryResult<InfiniteData<Page<ProfileRevision>>, Error>
}

/** What a profile said at each save that changed it: choose one to see what it changed, and bring it back. Components have revisions of their own. */
export function RevisionsPane(props: RevisionsPaneProps) {
  return (
    <Load query={props.query} what="Revisions" skeleton={<SkeletonText />}>
      {(data) => <Both {...props} revisions={rowsOf(data())} />}
    </Load>
  )
}

type BothProps = RevisionsPaneProps & { revisions: ProfileRevision[] }

function Both(props: BothProps) {
  const address = useProfileAddress()
  const byNumber = (text: string | undefined) => props.revisions.find(({ revision }) => String(revision) === text)
  const chosen = createMemo(() => byNumber(address.search.rev) ?? props.revisions[0])
  const before = createMemo(
    () => byNumber(address.search.with) ?? props.revisions.find(({ revision }) => revision < (chosen()?.revision ?? 0)),
  )
  return (
    <div class="flex min-h-0 grow max-lg:flex-col max-lg:overflow-auto">
      <nav aria-label="Revisions" class="shrink-0 overflow-auto border-line max-lg:max-h-60 max-lg:border-b lg:w-75 lg:border-r">
        <ol>
          <For each={props.revisions}>
            {(row) => (
              <Row
                row={row}
                isCurrent={row.revision === props.profile.revision}
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
          <Difference {...props} revision={revision()} before={before()} onBefore={(number) => address.set({ with: number })} />
        )}
      </Show>
    </div>
  )
}

function Row(props: { row: ProfileRevision; isCurrent: boolean; isChosen: boolean; onChoose: () => void }) {
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

interface DifferenceProps extends BothProps {
  revision: ProfileRevision
  /** The one it is compared with; undefined for the first. */
  before: ProfileRevision | undefined
  onBefore: (revision: string) => void
}

const nameOf = ({ revision }: ProfileRevision) => `Rev ${revision}`

function Difference(props: DifferenceProps) {
  const restore = createRestore(() => props.profile, props.editor)
  const names = { profile: props.contents.profileNameOf, component: props.contents.nameOf }
  const choices = () =>
    props.revisions
      .filter(({ revision }) => revision !== props.revision.revision)
      .map((other) => ({ value: String(other.revision), label: `rev ${other.revision}` }))
  return (
    <section aria-label={nameOf(props.revision)} class="flex min-w-0 grow flex-col lg:min-h-0">
      <div class="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 class="font-semibold">{nameOf(props.revision)}</h2>
        <Show when={choices().length > 0}>
          <span class="text-small text-faint">compared with</span>
          <Select
            label="Compared with"
            size="small"
            placeholder="nothing"
            value={props.before ? String(props.before.revision) : undefined}
            options={choices()}
            onChoose={(number) => props.onBefore(number)}
          />
        </Show>
        <Show when={props.revision.revision !== props.profile.revision}>
          <Button size="small" class="ml-auto" busy={restore.busy()} onClick={() => void restore.run(props.revision.revision)}>
            {restore.busy() ? 'Restoring' : `Restore rev ${props.revision.revision}`}
          </Button>
        </Show>
      </div>
      <div class="min-h-0 grow overflow-auto">
        <DiffView
          label={nameOf(props.revision)}
          language="yaml"
          before={props.before ? readable(props.before, names) : undefined}
          after={readable(props.revision, names)}
          beforeLabel={props.before ? nameOf(props.before) : 'Before'}
          afterLabel={nameOf(props.revision)}
        />
      </div>
    </section>
  )
}
