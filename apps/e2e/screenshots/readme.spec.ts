import { resolve } from 'node:path'
import { expect, test } from '../browser/test.ts'

const images = resolve(import.meta.dirname, '../../../docs/images')

// The fleet is made by the real command line, again for each picture.
test.setTimeout(180_000)
test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
test.beforeEach(({ demo }) => {
  // Every picture shows the same small fleet.
  expect(demo('storefront').path).toContain('storefront')
})

test('the dashboard', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('storefront').first()).toBeVisible()
  await page.screenshot({ path: resolve(images, 'dashboard.png') })
})

test('the editor with the files it writes', async ({ page, api }) => {
  const component = await api.components.get.query({ type: 'mcp-server', name: 'postgres-ro' })
  await page.goto(`/components/${component.id}`)
  await page.getByRole('textbox', { name: 'Timeout' }).fill('20000')
  await expect(page.getByText(/Touches/)).toBeVisible()
  await page.screenshot({ path: resolve(images, 'editor.png') })
})

test('what a person changed on a disk', async ({ page, api }) => {
  const { items } = await api.projects.list.query({ search: 'storefront', limit: 1 })
  await page.goto(`/projects/${items[0]?.id}`)
  await expect(page.getByText('Take into library').first()).toBeVisible()
  await page.screenshot({ path: resolve(images, 'project.png') })
})
