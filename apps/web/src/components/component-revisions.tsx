import type { ComponentRevision, Page } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'
import { Code } from '../ui/code.tsx'
import { rowsOf } from '../ui/pages.ts'
import { RevisionList } from '../ui/revision-list.tsx'

/** What a component said at each save that changed it. */
export function ComponentRevisions(props: {
  data: InfiniteData<Page<ComponentRevision>>
  current: number
  more: boolean
  onMore: () => void
}) {
  return (
    <RevisionList revisions={rowsOf(props.data)} current={props.current} more={props.more} onMore={() => props.onMore()}>
      {({ revision, name, key, description, config }) => (
        <Code label={`Revision ${revision}, as JSON`} text={JSON.stringify({ name, key, description, config }, null, 2)} language="json" />
      )}
    </RevisionList>
  )
}
