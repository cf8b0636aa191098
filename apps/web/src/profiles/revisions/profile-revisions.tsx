import type { Page, Profile, ProfileRevision } from '@ccm/contract'
import { type InfiniteData, useQueryClient, type UseInfiniteQueryResult } from '@tanstack/solid-query'
import { useApi } from '../../api.tsx'
import { RevisionsPane } from '../../edit/revisions/revisions-pane.tsx'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import type { Contents } from '../create-contents.ts'
import type { Editor } from '../create-editor.ts'
import { profileQueries } from '../queries.ts'
import { readable } from './readable.ts'

interface ProfileRevisionsProps {
  profile: Profile
  editor: Editor
  contents: Contents
  query: UseInfiniteQueryResult<InfiniteData<Page<ProfileRevision>>, Error>
}

/** The revisions of a profile. Its components have revisions of their own. */
export function ProfileRevisions(props: ProfileRevisionsProps) {
  const api = useApi()
  const queries = useQueryClient()
  const names = { profile: props.contents.profileNameOf, component: props.contents.nameOf }
  const restore = async (revision: number) => {
    const { id, revision: expectedRevision } = props.profile
    const restored = await api.profiles.restore.mutate({ id, revision, expectedRevision })
    queries.setQueryData(profileQueries.get(api, id).queryKey, restored)
    void queries.invalidateQueries({ queryKey: ['profiles'] })
    return restored.revision
  }
  return (
    <RevisionsPane query={props.query} current={props.profile.revision} draft={props.editor.draft} restore={restore}>
      {(comparison) => (
        <DiffView
          label={comparison.label}
          language="yaml"
          before={comparison.before ? readable(comparison.before, names) : undefined}
          after={readable(comparison.revision, names)}
          beforeLabel={comparison.beforeLabel}
          afterLabel={comparison.label}
        />
      )}
    </RevisionsPane>
  )
}
