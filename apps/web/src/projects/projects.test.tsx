import type { Effective, Reason } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Refusal } from '../test/answers.ts'
import { open } from '../test/open.tsx'
import { machine, pageOf, project, status } from '../test/server.ts'
// Loaded before the first test, which would wait for it otherwise.
import './project-page.tsx'
import './projects-page.tsx'

const hash = (letter: string) => letter.repeat(64)
const shop = { 'projects.get': () => project(), 'sync.status': () => status() }

it('lists projects with how each stands, where it is and what it follows', async () => {
  open('/projects', {
    'projects.list': () =>
      pageOf(project(), project({ id: 'project-docs', name: 'docs', state: 'not-seen', profile: null, reportedAt: null })),
  })
  const row = (await screen.findByRole('link', { name: 'docs' })).closest('[role=row]')
  if (!(row instanceof HTMLElement)) throw new Error('The name stands in no row.')
  expect(row).toHaveTextContent('Not seen')
  expect(row).toHaveTextContent('none')
  expect(row).toHaveTextContent('its machine has not asked yet')
  expect(screen.getAllByRole('row').some((each) => each.textContent?.includes('Drift'))).toBe(true)
  expect(screen.getAllByText('studio')[0]).toBeInTheDocument()
})

it('teaches the first command while there are no projects', async () => {
  open('/projects')
  expect(await screen.findByText('No projects yet')).toBeInTheDocument()
  expect(screen.getByText('ccm init')).toBeInTheDocument()
})

it('filters by the machine its address names', async () => {
  open('/projects?machine=machine-studio', {
    'machines.list': () => pageOf(machine()),
    'projects.list': ({ machine }) => (machine === 'machine-studio' ? pageOf(project()) : pageOf()),
  })
  expect(await screen.findByRole('link', { name: 'storefront' })).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Machine' })).toHaveValue('machine-studio'))
})

it('says how a project stands and gives the command to copy, never a button that syncs', async () => {
  const standing = { artifacts: [{ id: 'project:.mcp.json#/mcpServers/pg', state: 'drifted' as const }], moved: [], since: null }
  open('/projects/project-shop', { ...shop, 'projects.get': () => project({ exceptions: 1, standing }) })
  expect(await screen.findByText(/1 file edited:/)).toHaveTextContent('.mcp.json')
  expect(screen.getAllByRole('button', { name: 'Copy cd /home/dana/code/storefront && ccm sync' }).length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: /^sync/i })).toBeNull()
})

it('filters by state, sorts and groups by what its address says', async () => {
  const asked: Record<string, unknown>[] = []
  const { history } = open('/projects?state=drifted&sort=state&group=machine', {
    'projects.list': (input) => {
      asked.push(input)
      return pageOf(
        project(),
        project({ id: 'project-api', name: 'api', machine: { id: 'machine-dev', name: 'devbox' } }),
        project({ id: 'project-docs', name: 'docs' }),
      )
    },
  })
  await screen.findByRole('link', { name: 'storefront' })
  expect(asked).toContainEqual(expect.objectContaining({ states: ['drifted'], sort: 'state' }))
  const names = screen.getAllByRole('row').flatMap((row) =>
    within(row)
      .queryAllByRole('link')
      .map((link) => link.textContent),
  )
  expect(names).toEqual(['storefront', 'docs', 'api'])
  await userEvent.click(screen.getByRole('button', { name: 'Group by machine' }))
  expect(history.get()).not.toContain('group')
})

it('forgets a project only after saying what stays on disk', async () => {
  const removed: unknown[] = []
  const { history } = open('/projects/project-shop', {
    ...shop,
    'projects.remove': (input) => {
      removed.push(input)
      return input
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for storefront' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Forget project' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog).toHaveTextContent('Every file in /home/dana/code/storefront on studio stays as it is')
  expect(removed).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: 'Forget project' }))
  await waitFor(() => expect(history.get()).toBe('/projects'))
  expect(removed).toEqual([{ id: 'project-shop' }])
})

it('renames a project on top of the revision that was seen', async () => {
  const sent: Record<string, unknown>[] = []
  open('/projects/project-shop', {
    ...shop,
    'projects.update': (input) => {
      sent.push(input)
      return project({ name: 'shop', revision: 2 })
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for storefront' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }))
  const name = await screen.findByRole('textbox', { name: 'Name' })
  await userEvent.clear(name)
  await userEvent.type(name, 'shop{Enter}')
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ id: 'project-shop', expectedRevision: 1, name: 'shop' })]))
})

it('says why the last sync stopped, and what to run', async () => {
  const lastError = { code: 'unreadable', message: '.mcp.json is no valid JSON. Correct it.', at: '2026-11-22T13:50:00.000Z' }
  open('/projects/project-shop', {
    'projects.get': () => project({ state: 'failed', exceptions: 0, lastError }),
    'sync.status': () => status({ state: 'failed', lastError }),
  })
  expect(await screen.findByText('The last sync stopped before it wrote anything.')).toBeInTheDocument()
  expect(screen.getByText('.mcp.json is no valid JSON. Correct it.')).toBeInTheDocument()
})

it('says that a project is gone, and how it comes back', async () => {
  open('/projects/project-shop', {
    'projects.get': () => {
      throw new Refusal('not-found', 'There is no such project.')
    },
  })
  expect(await screen.findByText('This project is not here any more')).toBeInTheDocument()
})

it('explains why each component applies', async () => {
  open('/projects/project-shop?tab=effective', {
    ...shop,
    'projects.effective': () => ({
      components: [
        {
          componentId: 'component-lint',
          type: 'hook',
          name: 'lint',
          key: 'lint',
          revision: 2,
          scope: 'local',
          switchedOff: false,
          reasons: [
            { action: 'includes', level: 'profile', id: 'profile-base', name: 'base' },
            { action: 'replaces', level: 'profile', id: 'profile-web', name: 'web' },
          ],
        },
      ],
      leftOut: [],
      variables: {},
      warnings: [],
      problem: null,
    }),
  })
  expect(await screen.findByText('base › web (replaces)')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'lint' })).toHaveAttribute('href', '/components/component-lint')
  expect(screen.getByText('local')).toBeInTheDocument()
})

const resolved = { type: 'mcp-server' as const, revision: 1, scope: 'project' as const }
const brought: Reason = { action: 'includes', level: 'profile', id: 'profile-base', name: 'base' }
const excluded: Reason = { action: 'excludes', level: 'machine', id: 'machine-studio', name: 'studio' }

it('lists what was left out apart, with who did it, and marks what is off in this checkout alone', async () => {
  open('/projects/project-shop?tab=effective', {
    ...shop,
    'projects.effective': (): Effective => ({
      components: [
        { ...resolved, componentId: 'component-pg', name: 'postgres', key: 'postgres', switchedOff: true, reasons: [brought, excluded] },
      ],
      leftOut: [{ ...resolved, componentId: 'component-gh', name: 'github', key: 'github', reasons: [brought, excluded] }],
      variables: {},
      warnings: [],
      problem: null,
    }),
  })
  const leftOut = await screen.findByRole('region', { name: 'Left out' })
  expect(within(leftOut).getByRole('link', { name: 'github' })).toHaveAttribute('href', '/components/component-gh')
  expect(leftOut).toHaveTextContent('base › machine studio (excludes)')
  expect(leftOut).not.toHaveTextContent('off here')
  expect(screen.getByRole('link', { name: 'postgres' }).closest('li')).toHaveTextContent('off here')
})

it('says first why nothing can be written', async () => {
  open('/projects/project-shop?tab=effective', {
    ...shop,
    'projects.effective': (): Effective => ({
      components: [],
      leftOut: [],
      variables: {},
      warnings: [],
      problem: 'base and web both want .mcp.json › github. Leave one out.',
    }),
  })
  expect(await screen.findByText('Nothing is written here until this is settled')).toBeInTheDocument()
  expect(screen.getByText('base and web both want .mcp.json › github. Leave one out.')).toBeInTheDocument()
})

it('lists the runs with what each did', async () => {
  const run = { id: 'run-00001', targetId: 'target-shop', revision: hash('c'), createdAt: '2026-11-22T13:00:00.000Z' }
  open('/projects/project-shop', {
    ...shop,
    'sync.history': () =>
      pageOf({ ...run, counts: { update: 3, remove: 1, keep: 40 }, exceptions: 2 }, { ...run, counts: { keep: 44 }, exceptions: 0 }),
  })
  await userEvent.click(await screen.findByRole('tab', { name: /Runs/ }))
  const runs = await screen.findByRole('tabpanel', { name: /Runs/ })
  expect(within(runs).getByText('3 updated, 1 removed')).toBeInTheDocument()
  expect(within(runs).getByRole('button', { name: 'Copy cd /home/dana/code/storefront && ccm undo' })).toBeInTheDocument()
  expect(screen.getByText('2 artifacts left')).toBeInTheDocument()
  expect(within(runs).getByText('nothing to write')).toBeInTheDocument()
})
