import { Navigate, Route } from '@solidjs/router'
import { lazy } from 'solid-js'
import { ComponentsPage } from './components/components-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'

const ComponentPage = lazy(() => import('./components/component-page.tsx'))
const ProfilesPage = lazy(() => import('./profiles/profiles-page.tsx'))
const ProfilePage = lazy(() => import('./profiles/profile-page.tsx'))
const ProjectsPage = lazy(() => import('./projects/projects-page.tsx'))
const ProjectPage = lazy(() => import('./projects/project-page.tsx'))
const MachinesPage = lazy(() => import('./machines/machines-page.tsx'))

/** Fetches the other pages while nothing else happens, so that they open at once, and also while the server is away. */
export const preloadPages = () =>
  Promise.all([ComponentPage, ProfilesPage, ProfilePage, ProjectsPage, ProjectPage, MachinesPage].map((page) => page.preload()))

/** Every page and its address. The first one is in the first file; the others are loaded when they are opened. */
export function Routes() {
  return (
    <>
      <Route path="/" component={() => <Navigate href="/components" />} />
      <Route path="/components" component={ComponentsPage} />
      <Route path="/components/:id" component={ComponentPage} />
      <Route path="/profiles" component={ProfilesPage} />
      <Route path="/profiles/:id" component={ProfilePage} />
      <Route path="/projects" component={ProjectsPage} />
      <Route path="/projects/:id" component={ProjectPage} />
      <Route path="/machines" component={MachinesPage} />
      <Route path="*" component={NotFoundPage} />
    </>
  )
}
