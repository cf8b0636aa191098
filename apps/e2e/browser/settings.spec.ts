import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './test.ts'
import { openWorkshop } from './workshop.ts'

test.describe.configure({ timeout: 120_000 })

test('a chosen theme counts at once and stays', async ({ page, complaints }) => {
  await page.goto('/settings')
  await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'System' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  expect(complaints).toEqual([])
})

test('without approvals the next sync takes back what approved the servers', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  expect(shop.read('.claude/settings.local.json')).toContain('postgres-ro')
  await page.goto('/settings')
  const approve = page.getByRole('checkbox', { name: 'Approve MCP servers of the library' })
  await expect(approve).toBeChecked()
  await approve.uncheck()
  await page.getByRole('button', { name: /^Save settings/ }).click()
  await expect(page.getByRole('button', { name: /^Sav(e settings|ing)/ })).toBeHidden()
  expect(shop.read('.claude/settings.local.json')).toContain('postgres-ro')
  await shop.ccm('sync', '--yes')
  expect(shop.read('.claude/settings.local.json') ?? '').not.toContain('postgres-ro')

  await approve.check()
  await page.getByRole('button', { name: /^Save settings/ }).click()
  await expect(page.getByRole('button', { name: /^Sav(e settings|ing)/ })).toBeHidden()
  await shop.ccm('sync', '--yes')
  expect(shop.read('.claude/settings.local.json')).toContain('postgres-ro')
  expect(complaints).toEqual([])
})

test('the default profile is what ccm init offers first', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  await page.goto('/settings')
  await page.getByRole('combobox', { name: 'Default profile' }).fill('shop-web')
  await page.getByRole('option', { name: 'shop-web' }).click()
  await page.getByRole('button', { name: /^Save settings/ }).click()
  await expect(page.getByRole('button', { name: /^Sav(e settings|ing)/ })).toBeHidden()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Default profile' })).toHaveValue('shop-web')
  const next = shop.computer.directory('code/next')
  const { err } = await shop.computer.ccm(next, 'init')
  expect(err).toContain('Use one of: shop-web, ')
  const said = await shop.computer.ccm(next, 'init', '--profile', 'shop-web', '--yes')
  expect(said, said.err).toMatchObject({ code: 0 })
  expect(readFileSync(join(next, 'CLAUDE.md'), 'utf8')).toContain('House rules of next')
  expect(complaints).toEqual([])
})

test('about says what the server is, and what is risky in how it runs', async ({ page, api, complaints }) => {
  await api.envVars.set.mutate({ name: 'API_KEY', value: 'hunter2' })
  const about = await api.settings.about.query()
  await page.goto('/settings')
  const section = page.getByRole('region', { name: 'About' })
  await expect(section).toContainText(about.version)
  await expect(section).toContainText(about.database)
  await expect(section).toContainText('1 sealed value')
  for (const warning of about.warnings) await expect(section).toContainText(warning)
  expect(complaints).toEqual([])
})
