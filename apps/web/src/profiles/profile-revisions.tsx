import type { Page, ProfileRevision } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'
import { Code } from '../ui/code.tsx'
import { rowsOf } from '../ui/pages.ts'
import { RevisionList } from '../ui/revision-list.tsx'

/** What a profile held at each save that changed it. Its components have revisions of their own. */
export function ProfileRevisions(props: { data: InfiniteData<Page<ProfileRevision>>; current: number; more: boolean; onMore: () => void }) {
  return (
    <RevisionList revisions={rowsOf(props.data)} current={props.current} more={props.more} onMore={() => props.onMore()}>
      {({ revision, createdAt: _createdAt, ...said }) => (
        <Code label={`Revision ${revision}, as JSON`} text={JSON.stringify(said, null, 2)} language="json" />
      )}
    </RevisionList>
  )
}
