import { Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { useNow } from '../clock.tsx'
import { NewComponentButton } from '../components/new-component-button.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Figures } from './figures.tsx'
import { FirstStart } from './first-start.tsx'
import { Fleet } from './fleet.tsx'
import { OutOfStep } from './out-of-step.tsx'
import { dashboardQueries } from './queries.ts'
import { sayFigures } from './say-figures.ts'
import { Watch } from './watch.tsx'

/** What is where, and whether it is in step. */
export default function DashboardPage() {
  const api = useApi()
  const now = useNow()
  const dashboard = useQuery(() => dashboardQueries.get(api))
  const fleet = useQuery(() => dashboardQueries.fleet(api))
  const machines = () => (fleet.data !== undefined ? fleet.data.machines : undefined)
  return (
    <Page title="Dashboard" actions={<NewComponentButton />}>
      <div class="grid min-h-0 grow content-start overflow-auto xl:grid-cols-[minmax(0,1fr)_372px] xl:content-stretch">
        <div class="min-w-0">
          <Load query={dashboard} what="The dashboard" skeleton={<SkeletonRows />}>
            {(data) => (
              <>
                <Figures figures={sayFigures(data(), machines(), now())} />
                <Show when={data().projects.total > 0} fallback={<FirstStart dashboard={data()} />}>
                  <OutOfStep dashboard={data()} />
                </Show>
              </>
            )}
          </Load>
          <Load query={fleet} what="The fleet" skeleton={<SkeletonRows rows={4} />}>
            {(data) => (
              <Show when={data().machines.length > 0}>
                <Fleet machines={data().machines} projects={data().projects} />
              </Show>
            )}
          </Load>
        </div>
        <Watch />
      </div>
    </Page>
  )
}
