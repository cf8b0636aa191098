import { readError } from '@ccm/client'
import type { Profile } from '@ccm/contract'
import { useParams } from '@solidjs/router'
import { type UseQueryResult } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { RemovedPage } from '../edit/removed.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ProfileEditor } from './profile-editor.tsx'
import { profileQueries } from './queries.ts'
import { useRemoved } from './use-removed.tsx'

/** One profile, in its editor while it is there. One that is deleted meanwhile stays on its page until that is left. */
export default function ProfilePage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const query = useQuery(() => profileQueries.get(api, params.id))
  const found = (): Profile | undefined => query.data
  const isGone = () => query.isError && readError(query.error).code === 'not-found'
  const there = (): Profile => {
    const profile = found()
    if (!profile) throw new Error('The profile has gone while its page is shown.')
    return profile
  }
  return (
    <Show when={found()?.id} keyed fallback={<NotThere query={query} id={params.id} isGone={isGone()} />}>
      {(_id) => <ProfileEditor profile={there} isGone={isGone()} />}
    </Show>
  )
}

function NotThere(props: { query: UseQueryResult<Profile, Error>; id: string; isGone: boolean }) {
  const api = useApi()
  const removed = useRemoved(() => props.id)
  const last = useQuery(() => ({ ...profileQueries.lastRevision(api, props.id), enabled: props.isGone }))
  return (
    <Page title={props.query.isLoadingError ? 'Profile' : ''} parent={{ title: 'Profiles', href: '/profiles' }}>
      <Switch
        fallback={
          <Load query={props.query} what="This profile" skeleton={<SkeletonRows />}>
            {() => <SkeletonRows />}
          </Load>
        }
      >
        <Match when={props.isGone}>
          <RemovedPage removed={removed} last={last} error={props.query.error} onRetry={() => void props.query.refetch()} />
        </Match>
      </Switch>
    </Page>
  )
}
