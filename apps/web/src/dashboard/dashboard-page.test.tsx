import type { Dashboard } from '@ccm/contract'
import { screen, within } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { Refusal } from '../test/answers.ts'
import { now, open } from '../test/open.tsx'
import { machine, pageOf, project } from '../test/server.ts'

const conflict = project({
  id: 'project-ingest',
  name: 'ingest-pipeline',
  state: 'conflict',
  exceptions: 1,
  standing: {
    artifacts: [{ id: 'project:.mcp.json#/mcpServers/a', state: 'conflict' }],
    moved: [],
    since: new Date(now - 38 * 60_000).toISOString(),
  },
})
const outdated = project({
  id: 'project-api',
  name: 'checkout-api',
  path: '/home/dana/check out',
  state: 'outdated',
  standing: {
    artifacts: [],
    moved: [{ kind: 'component', type: 'claude-md', id: 'component-rules', name: 'house-rules', revision: 12 }],
    since: null,
  },
})

const dashboard = (changes: Partial<Dashboard> = {}): Dashboard => ({
  projects: { total: 12, states: { 'in-step': 10, conflict: 1, outdated: 1 } },
  components: { total: 40, off: 3 },
  profiles: { total: 5, unused: 0 },
  machines: { total: 1 },
  envVars: { total: 14, missing: 2 },
  outOfStep: [conflict, outdated],
  totalOutOfStep: 2,
  lastRun: { project: 'blog', at: new Date(now - 12 * 60_000).toISOString() },
  ...changes,
})
const fleet = {
  'machines.list': () => pageOf(machine({ projects: 2, states: { conflict: 1, outdated: 1 } })),
  'projects.list': () => pageOf(conflict, outdated),
}

it('counts everything, each figure leading to its list', async () => {
  open('/', { 'dashboard.get': () => dashboard(), ...fleet })
  expect(await screen.findByRole('link', { name: 'Projects in step 10 of 12' })).toHaveAttribute('href', '/projects?state=in-step')
  expect(screen.getByRole('link', { name: 'Components 40 3 off' })).toHaveAttribute('href', '/components')
  expect(screen.getByRole('link', { name: 'Profiles 5 all in use' })).toHaveAttribute('href', '/profiles')
  expect(screen.getByRole('link', { name: /^Variables 14 2 missing/ })).toHaveAttribute('href', '/variables?missing=yes')
  expect(await screen.findByRole('link', { name: 'Machines 1 all seen lately' })).toBeInTheDocument()
})

it('says of each project out of step why, since when, and what to do', async () => {
  open('/', { 'dashboard.get': () => dashboard(), ...fleet })
  const list = within(await screen.findByRole('region', { name: 'Out of step' }))
  const [first, second] = list.getAllByRole('listitem')
  expect(first).toHaveTextContent('ingest-pipelinestudioConflict. Both sides changed .mcp.json38 minResolve')
  expect(list.getByRole('link', { name: 'Resolve ingest-pipeline' })).toHaveAttribute('href', '/projects/project-ingest')
  expect(second).toHaveTextContent('Outdated. Since house-rules rev 12')
  expect(list.getByRole('link', { name: 'house-rules' })).toHaveAttribute('href', '/components/component-rules')
  expect(list.getByRole('button', { name: 'Copy the command for checkout-api' })).toHaveAttribute(
    'title',
    "cd '/home/dana/check out' && ccm sync",
  )
})

it('shows each machine with its projects', async () => {
  open('/', { 'dashboard.get': () => dashboard(), ...fleet })
  const region = within(await screen.findByRole('region', { name: 'Fleet' }))
  expect(region.getByText('1 machine, 2 projects')).toBeInTheDocument()
  expect(region.getByRole('link', { name: 'studio' })).toHaveAttribute('href', '/machines/machine-studio')
  expect(region.getByRole('link', { name: /ingest-pipeline.*Conflict/ })).toHaveAttribute('href', '/projects/project-ingest')
})

it('is one calm line when all is in step', async () => {
  const states = { 'in-step': 12 }
  open('/', { 'dashboard.get': () => dashboard({ projects: { total: 12, states }, outOfStep: [], totalOutOfStep: 0 }), ...fleet })
  expect(await screen.findByText('All 12 projects are in step.')).toBeInTheDocument()
  expect(screen.getByText(/Last run:/)).toHaveTextContent('Last run: blog, 12 min ago.')
})

it('starts with three steps', async () => {
  open('/', {
    'dashboard.get': () =>
      dashboard({ projects: { total: 0, states: {} }, profiles: { total: 0, unused: 0 }, outOfStep: [], totalOutOfStep: 0 }),
  })
  const steps = within(await screen.findByRole('region', { name: 'Three steps to the first project in step' }))
  expect(steps.getByRole('link', { name: 'See 40 components' })).toHaveAttribute('href', '/components')
  expect(steps.getByRole('link', { name: 'Make a profile' })).toHaveAttribute('href', '/profiles/new')
  expect(steps.getByRole('button', { name: 'Copy ccm init' })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Out of step' })).toBeNull()
})

it('keeps the rest alive when one part does not load', async () => {
  open('/', {
    'dashboard.get': () => dashboard(),
    'activity.list': () => {
      throw new Refusal('unreadable', 'The library file cannot be read.')
    },
  })
  expect(await screen.findByText('Activity did not load')).toBeInTheDocument()
  expect(await screen.findByRole('region', { name: 'Out of step' })).toBeInTheDocument()
})
