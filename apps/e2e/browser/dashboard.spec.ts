import { mainLink } from './parts.ts'
import { expect, test } from './test.ts'
import { openWorkshop } from './workshop.ts'

test.describe.configure({ timeout: 180_000 })

test('the first start shows three steps to the first project', async ({ page, complaints }) => {
  await page.goto('/')
  const steps = page.getByRole('region', { name: 'Three steps to the first project in step' })
  await expect(steps.getByRole('listitem')).toHaveCount(3)
  await expect(steps.getByText('ccm init')).toBeVisible()
  await steps.getByRole('link', { name: /^See \d+ components/ }).click()
  await expect(page).toHaveURL(/\/components/)
  await mainLink(page, 'Dashboard').click()
  await expect(steps).toBeVisible()
  expect(complaints).toEqual([])
})

test('one calm line says that all is in step, and the first start is over', async ({ page, api, computers, complaints }) => {
  await openWorkshop(api, computers)
  await page.goto('/')
  await expect(page.getByText('The one project is in step.')).toBeVisible()
  await expect(page.getByText('Last run: shop')).toBeVisible()
  await expect(page.getByText('Three steps')).toBeHidden()
  expect(complaints).toEqual([])
})

test('what is out of step stands there with its reason and the one thing to do, worst first', async ({
  page,
  context,
  demo,
  complaints,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  const list = page.getByRole('region', { name: 'Out of step' })
  const rows = list.getByRole('listitem')
  await expect(rows).toHaveCount(6)
  await expect(rows.first()).toContainText('ingest-pipeline')
  await expect(rows.first()).toContainText('Conflict. Both sides changed CLAUDE.md')
  await expect(rows.filter({ hasText: 'storefront' })).toContainText('Drift. 2 files edited')
  await expect(rows.filter({ hasText: 'checkout-api' })).toContainText('diff-ranker.md')
  await list.getByRole('button', { name: 'Copy the command for scratch' }).click()
  await expect(list.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`cd ${demo('scratch').path} && ccm sync`)

  const fleet = page.getByRole('region', { name: 'Fleet' })
  await expect(fleet).toContainText('3 machines, 8 projects')
  await expect(fleet.getByRole('link', { name: /blog/ })).toContainText('In step')
  await list.getByRole('link', { name: 'Resolve ingest-pipeline' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ingest-pipeline' })).toBeVisible()
  await page.goBack()

  await page.getByRole('link', { name: /^Projects in step 2 of 8/ }).click()
  await expect(page).toHaveURL(/\/projects/)
  await page.goBack()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Variables \d/ })
    .click()
  await expect(page).toHaveURL(/\/variables/)
  await page.goBack()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Machines 3/ })
    .click()
  await expect(page).toHaveURL(/\/machines/)
  expect(complaints).toEqual([])
})
