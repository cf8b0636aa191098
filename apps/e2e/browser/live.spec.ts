import { live } from './parts.ts'
import { expect, test } from './test.ts'
import { openWorkshop } from './workshop.ts'

test.describe.configure({ timeout: 120_000 })

test('a sync in a shell shows up in the open list, the project page and the dashboard', async ({
  page,
  context,
  api,
  computers,
  complaints,
}) => {
  const shop = await openWorkshop(api, computers)
  const [project, dashboard] = [await context.newPage(), await context.newPage()]
  for (const tab of [project, dashboard]) tab.on('pageerror', ({ message }) => complaints.push(message))
  await page.goto('/projects')
  await project.goto(`/projects/${shop.project.id}`)
  await dashboard.goto('/')
  for (const tab of [page, project, dashboard]) await expect(live(tab)).toBeVisible()
  const row = page.getByRole('row', { name: /shop/ })
  await expect(row).toContainText('In step')
  await expect(dashboard.getByText('The one project is in step.')).toBeVisible()

  shop.edit('CLAUDE.md', (text) => text.replace('Say why', 'Say why, in one line'))
  await shop.ccm('sync')
  await expect(row).toContainText('Drift')
  await expect(project.getByRole('link', { name: /^Drift: CLAUDE\.md/ })).toBeVisible()
  await expect(dashboard.getByRole('region', { name: 'Out of step' })).toContainText('1 file edited: CLAUDE.md')

  shop.edit('CLAUDE.md', (text) => text.replace('Say why, in one line', 'Say why'))
  await shop.ccm('sync')
  await expect(row).toContainText('In step')
  await expect(project.getByText('As the library says')).toBeVisible()
  await expect(project.getByRole('link', { name: /^Drift/ })).toHaveCount(0)
  await expect(dashboard.getByText('The one project is in step.')).toBeVisible()
  expect(complaints).toEqual([])
})

test('a save in the library shows as outdated at once, and the next sync levels it', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  await page.goto(`/projects/${shop.project.id}`)
  await expect(live(page)).toBeVisible()
  await expect(page.getByText('As the library says')).toBeVisible()
  await api.components.update.mutate({ id: shop.rules.id, expectedRevision: 1, config: { template: '# Rules\n\nWrite less.\n' } })
  await expect(page.getByText(/Since shop-rules rev 2/)).toBeVisible()
  await shop.ccm('sync', '--yes')
  await expect(page.getByText('As the library says')).toBeVisible()
  await page.getByRole('tab', { name: /^Runs/ }).click()
  await expect(page.getByRole('tabpanel').getByText('1 updated')).toBeVisible()
  expect(complaints).toEqual([])
})
