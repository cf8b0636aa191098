import type { ComponentMarks, SelectionUsage } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { type Answers, Refusal } from '../../test/answers.ts'
import { open } from '../../test/open.tsx'
import { pageOf, profile, profileSummary, summary } from '../../test/server.ts'
// What the page fetches when it is needed is read beforehand, so that no test waits for it.
import '../../ui/confirm-dialog.tsx'
import '../../ui/row-menu.tsx'
import '../components-page.tsx'
import './bulk.tsx'
import './profile-dialog.tsx'
import './tag-dialog.tsx'

const postgres = summary()
const lint = summary({ id: 'component-lint', type: 'hook', name: 'lint-on-write', tags: ['quality'], profiles: 0, firstProfile: null })

/** A small library that changes as it is told to, and what it was told. */
function library(changes: Answers = {}) {
  let rows = [lint, postgres]
  const told: Record<string, unknown>[] = []
  const mark = ({ ids, enabled, addTags = [] }: ComponentMarks) => {
    rows = rows.map((row) => (ids.includes(row.id) ? { ...row, enabled: enabled ?? row.enabled, tags: [...row.tags, ...addTags] } : row))
  }
  open('/components', {
    'components.list': () => pageOf(...rows),
    'components.mark': (input) => {
      told.push(input)
      const { changes } = input as { changes: ComponentMarks[] }
      changes.forEach(mark)
      const undo = changes.map(({ ids, enabled }) => ({ ids, ...(enabled !== undefined && { enabled: !enabled }) }))
      return { changed: changes.reduce((sum, { ids }) => sum + ids.length, 0), undo }
    },
    'components.usageMany': (): SelectionUsage => ({ used: 0, profiles: [], totalProfiles: 0, projects: [], totalProjects: 0 }),
    'components.removeMany': (input) => {
      told.push(input)
      rows = rows.filter(({ id }) => !(input.ids as string[]).includes(id))
      return { ids: input.ids }
    },
    'components.restoreMany': (input) => {
      rows = [lint, postgres]
      return { ids: input.ids }
    },
    'profiles.list': () => pageOf(profileSummary()),
    ...changes,
  })
  return { told }
}

const rowOf = async (name: string) => {
  const row = (await screen.findByRole('link', { name })).closest('[role=row]')
  if (!(row instanceof HTMLElement)) throw new Error(`${name} stands in no row.`)
  return row
}
const select = async (name: string) => userEvent.click(within(await rowOf(name)).getByRole('checkbox'))
const bar = () => screen.findByRole('region', { name: 'Selected components' })
const press = async (name: string | RegExp) => userEvent.click(within(await bar()).getByRole('button', { name }))
const openMenu = async (name: string) =>
  userEvent.click(within(await rowOf(name)).getByRole('button', { name: `More actions for ${name}` }))

it('turns off what is selected at once, and back on with U', async () => {
  const { told } = library()
  await select('lint-on-write')
  await select('postgres-ro')
  expect(await bar()).toHaveTextContent('2 selected')
  await press('Turn off')
  await waitFor(async () => expect(await rowOf('postgres-ro')).toHaveTextContent('off'))
  expect(await screen.findByText('2 components turned off.')).toBeInTheDocument()
  await userEvent.keyboard('u')
  await waitFor(async () => expect(await rowOf('postgres-ro')).not.toHaveTextContent('off'))
  expect(told.at(-1)).toEqual({ changes: [{ ids: ['component-lint', 'component-postgres'], enabled: true }] })
})

it('shows again what was there when the server refuses', async () => {
  library({
    'components.mark': () => {
      throw new Refusal('forbidden', 'You may only look.')
    },
  })
  await select('postgres-ro')
  await press('Turn off')
  expect(await screen.findByText('postgres-ro was not turned off: You may only look.')).toBeInTheDocument()
  expect(await rowOf('postgres-ro')).not.toHaveTextContent('off')
  expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument()
})

it('selects all that match, also those that are not loaded', async () => {
  const { told } = library({
    'components.list': () => ({ items: [lint, postgres], total: 60, nextCursor: 'more' }),
    'components.ids': ({ search }) => ({ ids: search === undefined ? [lint.id, postgres.id, 'component-third'] : [] }),
  })
  await rowOf('postgres-ro')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all that are shown' }))
  await press('Select all 60')
  await waitFor(async () => expect(await bar()).toHaveTextContent('3 selected'))
  await press('Turn off')
  await waitFor(() => expect(told).toEqual([{ changes: [{ ids: [lint.id, postgres.id, 'component-third'], enabled: false }] }]))
})

it('lets the selection go with Escape', async () => {
  library()
  await select('postgres-ro')
  await bar()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Selected components' })).toBeNull()
})

it('adds and removes tags, and refuses what cannot be one', async () => {
  const { told } = library()
  await select('postgres-ro')
  await bar()
  await userEvent.keyboard('t')
  const dialog = await screen.findByRole('dialog', { name: 'Tag postgres-ro' })
  await userEvent.type(within(dialog).getByRole('combobox', { name: 'Add' }), 'not so,')
  expect(dialog).toHaveTextContent('“not so” cannot be a tag.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove not so' }))
  await userEvent.type(within(dialog).getByRole('combobox', { name: 'Add' }), '#Review,')
  await userEvent.type(within(dialog).getByRole('combobox', { name: 'Remove' }), 'database,')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save tags' }))
  expect(await screen.findByText('postgres-ro tagged #review, no longer tagged #database.')).toBeInTheDocument()
  expect(told).toEqual([{ changes: [{ ids: ['component-postgres'], addTags: ['review'], removeTags: ['database'] }] }])
})

it('adds to a profile in a scope, and takes only the new ones out again', async () => {
  const told: unknown[] = []
  library({
    'profiles.add': (input) => {
      told.push(input)
      return { ...profile(), changed: ['component-lint'] }
    },
    'profiles.removeComponents': (input) => {
      told.push(input)
      return { ...profile(), changed: ['component-lint'] }
    },
  })
  await select('lint-on-write')
  await select('postgres-ro')
  await press(/^Add to profile/)
  const dialog = await screen.findByRole('dialog', { name: 'Add 2 components to a profile' })
  await userEvent.type(within(dialog).getByRole('combobox', { name: 'Profile' }), 'ba')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Local' }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add to profile' }))
  expect(await screen.findByText('1 component added to base.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(told).toEqual([
      { id: 'profile-base', componentIds: ['component-lint', 'component-postgres'], scope: 'local' },
      { id: 'profile-base', componentIds: ['component-lint'] },
    ]),
  )
})

it('deletes what nothing uses at once, and brings it back', async () => {
  library()
  await openMenu('lint-on-write')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  expect(await screen.findByText('lint-on-write deleted.')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'lint-on-write' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await rowOf('lint-on-write')).toBeInTheDocument()
})

it('names the profiles and projects before it deletes what is used', async () => {
  const { told } = library({
    'components.usageMany': (): SelectionUsage => ({
      used: 1,
      profiles: [{ id: 'profile-base', name: 'base' }],
      totalProfiles: 1,
      projects: [{ id: 'project-shop', name: 'storefront', machineName: 'studio' }],
      totalProjects: 7,
    }),
  })
  await openMenu('postgres-ro')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const question = await screen.findByRole('alertdialog', { name: 'Delete postgres-ro?' })
  expect(question).toHaveTextContent('Taken out of 1 profile')
  expect(question).toHaveTextContent('Leaves 7 projects at the next sync')
  expect(question).toHaveTextContent('storefront on studio and 6 more')
  await userEvent.click(within(question).getByRole('button', { name: 'Keep it' }))
  expect(told).toEqual([])
  await openMenu('postgres-ro')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Delete component' }))
  await waitFor(() => expect(told).toEqual([{ ids: ['component-postgres'], force: true }]))
  expect(await screen.findByText('postgres-ro deleted.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

it('duplicates the row in focus and opens the copy', async () => {
  const made: unknown[] = []
  library({
    'components.duplicate': (input) => {
      made.push(input)
      return {
        ...summary({ id: 'component-copy', name: 'lint-on-write-2' }),
        config: {},
        sourceUrl: null,
        createdAt: lint.updatedAt,
        secrets: [],
      }
    },
  })
  await rowOf('lint-on-write')
  await userEvent.keyboard('j')
  await userEvent.keyboard('d')
  await waitFor(() => expect(made).toEqual([{ id: 'component-lint' }]))
})
