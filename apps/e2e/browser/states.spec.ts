import { field, live, save } from './parts.ts'
import { addServer } from './shelf.ts'
import { expect, test } from './test.ts'

test('says so when there is no such component, and leads back', async ({ page }) => {
  await page.goto('/components/component-that-is-not-there')
  await expect(page.getByText('There is no such component')).toBeVisible()
  await page.getByRole('link', { name: 'All components' }).click()
  await expect(page.getByRole('grid', { name: 'Components' })).toBeVisible()
})

test('keeps what it shows while the server is away, and catches up when it is back', async ({ page, server, api }) => {
  const fetchedAhead = page.waitForResponse(/profiles-page/).then((response) => response.finished())
  await page.goto('/components')
  await fetchedAhead
  const names = page.getByRole('grid', { name: 'Components' }).getByRole('link')
  await expect(names.first()).toBeVisible()
  await expect(live(page)).toBeVisible()
  const before = await names.count()

  await server.stop()
  await expect(page.getByText('The server is not answering.')).toBeVisible()
  await expect(page.getByText(/^Retrying in \d+ s$/)).toBeVisible()
  expect(await names.count()).toBe(before)

  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Profiles' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Profiles' })).toBeVisible()
  await expect(page.getByText('Profiles did not load')).toBeVisible()

  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByText('The server is not answering.')).toBeVisible()

  await server.start()
  await api.profiles.create.mutate({ name: 'made-meanwhile' })
  // It tries again by itself, at the latest after half a minute.
  await expect(page.getByRole('link', { name: 'made-meanwhile' })).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText('The server is not answering.')).toBeHidden()
  await expect(live(page)).toBeVisible()
})

test('a save that the server did not hear waits, is sent when the server is back, and nothing typed is lost', async ({
  page,
  server,
  api,
}) => {
  const component = await addServer(api)
  await page.goto(`/components/${component.id}`)
  await expect(live(page)).toBeVisible()
  await field(page, 'Description').fill('Typed before')
  await server.stop()
  await expect(page.getByText('The server is not answering.').first()).toBeVisible()
  await field(page, 'Command').fill('bunx')
  await save(page).click()
  await expect(page.getByText('Not saved: the server did not answer. Your edit is kept here.')).toBeVisible()
  await expect(field(page, 'Command')).toHaveValue('bunx')

  await server.start()
  await expect(live(page)).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText('rev 2', { exact: true })).toBeVisible()
  await expect(page.getByText('Not saved:')).toBeHidden()
  expect(await api.components.get.query({ id: component.id })).toMatchObject({ description: 'Typed before', config: { command: 'bunx' } })
})

test('remembers a chosen theme before the first paint', async ({ page }) => {
  await page.goto('/components')
  await page.getByRole('button', { name: 'Theme: system. Change to light' }).click()
  await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click()
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('says so when a page cannot be fetched, and the other pages stay in reach', async ({ page }) => {
  await page.route(/\/assets\/projects-page/, (route) => route.abort())
  await page.goto('/components')
  const nav = page.getByRole('navigation', { name: 'Main', exact: true })
  await nav.getByRole('link', { name: 'Projects' }).click()
  await expect(page.getByRole('alert')).toContainText('This page did not load')
  await nav.getByRole('link', { name: 'Components' }).click()
  await expect(page.getByRole('grid', { name: 'Components' })).toBeVisible()
})
