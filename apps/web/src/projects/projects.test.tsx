import type { Effective, Reason, StandingException } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { machine, pageOf, project, status } from '../test/server.ts'

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
  expect(row).toHaveTextContent('never')
  expect(screen.getByText('Drift')).toBeInTheDocument()
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
  open('/projects/project-shop', shop)
  expect(await screen.findByText(/2 artifacts edited on disk/)).toBeInTheDocument()
  expect(screen.getAllByRole('button', { name: 'Copy cd /home/dana/code/storefront && ccm sync' }).length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: /^sync/i })).toBeNull()
})

it('lists what is out of step by state, worst first, with what it means', async () => {
  const plain = { hasText: true, putBack: false }
  const exceptions: StandingException[] = [
    { id: 'project:CLAUDE.md#block/house-rules', state: 'drifted', want: hash('a'), last: hash('a'), have: hash('b'), ...plain },
    { id: 'project:.mcp.json#/mcpServers/postgres', state: 'conflict', want: hash('a'), last: hash('b'), have: hash('c'), ...plain },
    { id: 'project:.claude/agents/old.md', state: 'foreign', want: hash('a'), have: hash('c'), ...plain, putBack: true },
  ]
  open('/projects/project-shop', { ...shop, 'sync.status': () => status({ state: 'conflict', exceptions }) })
  const conflict = await screen.findByRole('region', { name: 'Conflict' })
  expect(within(conflict).getByText('mcpServers › postgres')).toBeInTheDocument()
  expect(conflict).toHaveTextContent('Changed on both sides.')
  expect(screen.getByRole('region', { name: 'In the way' })).toHaveTextContent('to be put back')
  const drift = screen.getByRole('region', { name: 'Drift' })
  expect(drift).toHaveTextContent('block house-rules')
  expect(conflict.compareDocumentPosition(drift)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

it('says why the last sync stopped', async () => {
  const lastError = { code: 'unreadable', message: '.mcp.json is no valid JSON. Correct it.', at: '2026-11-22T13:50:00.000Z' }
  open('/projects/project-shop', {
    'projects.get': () => project({ state: 'failed', exceptions: 0, lastError }),
    'sync.status': () => status({ state: 'failed', lastError }),
  })
  expect(await screen.findByText('The last sync stopped')).toBeInTheDocument()
  expect(screen.getAllByText(/no valid JSON/).length).toBeGreaterThan(0)
})

it('is calm when everything is in step', async () => {
  open('/projects/project-shop', { ...shop, 'projects.get': () => project({ state: 'in-step', exceptions: 0 }) })
  expect(await screen.findByText('Everything is in step')).toBeInTheDocument()
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
  expect(await screen.findByText('3 updated, 1 removed')).toBeInTheDocument()
  expect(screen.getByText('2 artifacts left')).toBeInTheDocument()
  expect(screen.getByText('nothing to write')).toBeInTheDocument()
})
