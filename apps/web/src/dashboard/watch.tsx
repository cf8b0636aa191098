import { Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { ActivityFeed } from '../activity/activity-feed.tsx'
import { activityQueries } from '../activity/queries.ts'
import { useApi } from '../api.tsx'
import { Load } from '../ui/load.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { BlockHead } from './block-head.tsx'

const latest = 8

/** Beside the fleet: the place of alerts, and what was done last. */
export function Watch() {
  const api = useApi()
  const activity = useQuery(() => activityQueries.latest(api, latest))
  return (
    <div class="min-w-0 max-xl:border-t xl:border-l">
      <section aria-labelledby="monitoring" class="border-b border-line pb-4">
        <BlockHead id="monitoring" title="Monitoring" />
        <p class="px-4 text-muted sm:px-5">Nothing to look at. Alerts about what you use will stand here.</p>
      </section>
      <section aria-labelledby="latest-activity" class="pb-4">
        <BlockHead id="latest-activity" title="Activity" link={{ label: 'All', href: '/activity' }} />
        <Load query={activity} what="Activity" skeleton={<SkeletonText />}>
          {(entries) => (
            <Show when={entries().length > 0} fallback={<p class="px-4 text-muted sm:px-5">Nothing was done yet.</p>}>
              <ActivityFeed entries={entries()} />
            </Show>
          )}
        </Load>
      </section>
    </div>
  )
}
