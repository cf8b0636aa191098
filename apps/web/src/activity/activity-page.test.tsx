import type { Activity } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { now, open } from '../test/open.tsx'
import { pageOf } from '../test/server.ts'

const entry = (minutes: number, changes: Partial<Activity>): Activity => ({
  id: `activity-${minutes}`,
  at: new Date(now - minutes * 60_000).toISOString(),
  actor: { kind: 'web', id: null, name: null },
  action: 'updated',
  subject: { kind: 'component', id: 'component-rules', name: 'claude-md/house-rules' },
  before: 11,
  after: 12,
  run: null,
  ...changes,
})
const removed = entry(5, { action: 'removed', subject: { kind: 'profile', id: 'profile-old', name: 'old' }, after: null })
const saved = entry(120, {})
const made = entry(60 * 48, { action: 'created', subject: removed.subject, before: null, after: 1 })

it('tells what was done, day by day, and leads to what is still there', async () => {
  open('/activity', { 'activity.list': () => pageOf(removed, saved, made) })
  const today = within(await screen.findByRole('region', { name: 'Today' }))
  expect(today.getByText(/saved as rev 12/)).toHaveTextContent('house-rules saved as rev 12')
  expect(today.getAllByRole('listitem')[1]).toHaveTextContent('web · 2 h ago')
  expect(today.getByRole('link', { name: 'house-rules' })).toHaveAttribute('href', '/components/component-rules')
  expect(screen.getByText(/created/)).toHaveTextContent('old created')
  expect(screen.queryByRole('link', { name: 'old' })).toBeNull()
})

it('keeps the kind it shows in the address', async () => {
  const { history } = open('/activity', { 'activity.list': ({ kind }) => (kind === 'profile' ? pageOf(removed) : pageOf(removed, saved)) })
  await screen.findByRole('link', { name: 'house-rules' })
  await userEvent.click(screen.getByRole('tab', { name: 'Profiles' }))
  await waitFor(() => expect(screen.queryByRole('link', { name: 'house-rules' })).toBeNull())
  expect(history.get()).toBe('/activity?kind=profile')
  history.back()
  expect(await screen.findByRole('link', { name: 'house-rules' })).toBeInTheDocument()
})

it('shows earlier entries on request', async () => {
  open('/activity', {
    'activity.list': ({ cursor }) =>
      cursor ? { items: [made], total: 2, nextCursor: null } : { items: [saved], total: 2, nextCursor: 'more' },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Show earlier (1 more)' }))
  expect(await screen.findByText(/created/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Show earlier/ })).toBeNull()
})

it('says that nothing was done yet, and that nothing of a kind was', async () => {
  open('/activity')
  expect(await screen.findByText('Nothing was done yet')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: 'Settings' }))
  expect(await screen.findByText('Nothing matches these filters')).toBeInTheDocument()
})

it('leaves what stands there alone while something new is done', async () => {
  let entries = [saved]
  const { queries } = open('/activity', { 'activity.list': () => pageOf(...entries) })
  const link = await screen.findByRole('link', { name: 'house-rules' })
  entries = [removed, structuredClone(saved)]
  await queries.invalidateQueries()
  expect(await screen.findByText(/deleted|removed/)).toBeInTheDocument()
  expect(link).toBeInTheDocument()
})
