import { Route } from '@solidjs/router'
import { lazy } from 'solid-js'
import { NotFoundPage } from './shell/not-found-page.tsx'

const DashboardPage = lazy(() => import('./dashboard/dashboard-page.tsx'))
const ComponentsPage = lazy(() => import('./components/components-page.tsx'))
const NewComponentPage = lazy(() => import('./components/new-component-page.tsx'))
const ComponentPage = lazy(() => import('./components/component-page.tsx'))
const ProfilesPage = lazy(() => import('./profiles/profiles-page.tsx'))
const NewProfilePage = lazy(() => import('./profiles/new-profile-page.tsx'))
const ProfilePage = lazy(() => import('./profiles/profile-page.tsx'))
const EnvVarsPage = lazy(() => import('./env-vars/env-vars-page.tsx'))
const ProjectsPage = lazy(() => import('./projects/projects-page.tsx'))
const ProjectPage = lazy(() => import('./projects/project-page.tsx'))
const MachinesPage = lazy(() => import('./machines/machines-page.tsx'))
const MachinePage = lazy(() => import('./machines/machine-page.tsx'))
const ActivityPage = lazy(() => import('./activity/activity-page.tsx'))
const SettingsPage = lazy(() => import('./settings/settings-page.tsx'))

/** Every page and its address. */
const pages = [
  { path: '/', page: DashboardPage },
  { path: '/components', page: ComponentsPage },
  { path: '/components/new', page: NewComponentPage },
  { path: '/components/:id', page: ComponentPage },
  { path: '/profiles', page: ProfilesPage },
  { path: '/profiles/new', page: NewProfilePage },
  { path: '/profiles/:id', page: ProfilePage },
  { path: '/variables', page: EnvVarsPage },
  { path: '/projects', page: ProjectsPage },
  { path: '/projects/:id', page: ProjectPage },
  { path: '/machines', page: MachinesPage },
  { path: '/machines/:id', page: MachinePage },
  { path: '/activity', page: ActivityPage },
  { path: '/settings', page: SettingsPage },
]

/**
 * Fetches what was not opened yet, so that it opens at once, and also while the server is away. One after the other, so that what
 * somebody does meanwhile is not held up.
 *
 * @param pause is waited for before each
 */
export async function preloadPages(pause: () => Promise<unknown>): Promise<void> {
  const others = [() => import('./palette/palette-dialog.tsx'), () => import('./ui/row-menu.tsx')]
  for (const load of [...pages.map(({ page }) => page.preload), ...others]) {
    await pause()
    await load()
  }
}

/** The pages. Each is loaded when it is opened. */
export function Routes() {
  return (
    <>
      {pages.map(({ path, page }) => (
        <Route path={path} component={page} />
      ))}
      <Route path="*" component={NotFoundPage} />
    </>
  )
}
