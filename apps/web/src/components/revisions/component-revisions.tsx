import type { Component, ComponentRevision, Page } from '@ccm/contract'
import { type InfiniteData, useQueryClient, type UseInfiniteQueryResult } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { useApi } from '../../api.tsx'
import { RevisionsPane } from '../../edit/revisions/revisions-pane.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { Editor } from '../editor/create-editor.ts'
import { useEditorAddress } from '../editor/editor-tabs.ts'
import { componentQueries } from '../queries.ts'
import { ContentDiff, FilesDiff } from './revision-diff.tsx'

interface ComponentRevisionsProps {
  component: Component
  editor: Editor
  query: UseInfiniteQueryResult<InfiniteData<Page<ComponentRevision>>, Error>
}

/** The revisions of a component: what changed in what it says, or in the files it writes. */
export function ComponentRevisions(props: ComponentRevisionsProps) {
  const api = useApi()
  const queries = useQueryClient()
  const address = useEditorAddress()
  const view = () => (address.search.view === 'files' ? 'files' : 'content')
  const restore = async (revision: number) => {
    const { secrets: _secrets, ...component } = await api.components.restore.mutate({
      id: props.component.id,
      revision,
      expectedRevision: props.component.revision,
    })
    queries.setQueryData(componentQueries.get(api, component.id).queryKey, component)
    void queries.invalidateQueries({ queryKey: ['components'] })
    return component.revision
  }
  return (
    <RevisionsPane
      query={props.query}
      current={props.component.revision}
      draft={props.editor.draft}
      restore={restore}
      actions={
        <Segmented
          label="Show"
          value={view()}
          options={[
            { value: 'content', label: 'Content' },
            { value: 'files', label: 'Files' },
          ]}
          onChoose={(chosen) => address.set({ view: chosen === 'files' ? chosen : undefined })}
        />
      }
    >
      {(comparison) => (
        <Show when={view() === 'files'} fallback={<ContentDiff {...comparison} />}>
          <FilesDiff {...comparison} type={props.component.type} />
        </Show>
      )}
    </RevisionsPane>
  )
}
