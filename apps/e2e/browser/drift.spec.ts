import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messages } from './parts.ts'
import { expect, test } from './test.ts'
import { expectInStep, houseRules, openWorkshop, twoEdits, type Workshop } from './workshop.ts'

const decide = (page: Page) => page.getByRole('group', { name: 'Decide' })
const row = (page: Page, name: RegExp) => page.getByRole('link', { name })

async function openEdit(page: Page, { project }: Workshop, name: RegExp) {
  await page.goto(`/projects/${project.id}`)
  await row(page, name).click()
}

test.describe.configure({ timeout: 120_000 })

test('an edit is taken into the library, and its file stays as the person left it', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('CLAUDE.md', twoEdits)
  const edited = shop.read('CLAUDE.md')
  expect(await shop.ccm('sync')).toMatchObject({ code: 2 })
  await openEdit(page, shop, /^Drift: CLAUDE\.md/)
  await expect(decide(page)).toContainText('Taken, it is rev 2 of shop-rules, which no other project gets.')
  await decide(page).getByRole('button', { name: 'Take into library' }).click()
  await expect(messages(page)).toContainText('Taken into the library: shop-rules is rev 2.')
  await expect(decide(page)).toContainText('Library and disk say the same by now.')

  const { config } = await api.components.get.query({ id: shop.rules.id })
  expect(config).toMatchObject({ template: expect.stringContaining('# House rules of {{projectName}}\n\nWrite tests always.') })
  await expectInStep(shop)
  expect(shop.read('CLAUDE.md')).toBe(edited)
  await expect(page.getByText('As the library says')).toBeVisible()
  expect(complaints).toEqual([])
})

test('one hunk of two is taken, and the other stays an edit', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('CLAUDE.md', twoEdits)
  const edited = shop.read('CLAUDE.md')
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: CLAUDE\.md/)
  const boxes = page.getByRole('checkbox', { name: /^Choose line/ })
  await expect(boxes).toHaveCount(2)
  await boxes.nth(1).uncheck()
  await decide(page).getByRole('button', { name: 'Take 1 of 2 into library' }).click()
  await expect(messages(page)).toContainText('Taken into the library: shop-rules is rev 2.')

  const { config } = await api.components.get.query({ id: shop.rules.id })
  expect(config).toMatchObject({ template: expect.stringContaining('Write tests always.') })
  expect(config).toMatchObject({ template: expect.stringContaining('Name things once') })
  await shop.ccm('sync')
  expect(shop.read('CLAUDE.md')).toBe(edited)
  expect(complaints).toEqual([])
})

test('an edit is kept for this project alone, and the next sync is in step', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('.mcp.json', (text) => text.replace('5000', '9000'))
  const edited = shop.read('.mcp.json')
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: \.mcp\.json/)
  await decide(page).getByRole('button', { name: 'Keep for this project' }).click()
  await expect(messages(page)).toContainText('postgres-ro is kept as it is for this project.')
  await messages(page).getByRole('button', { name: 'See override' }).click()
  await expect(page).toHaveURL(/tab=overrides/)
  await expect(page.getByRole('region', { name: 'Overrides' })).toContainText('postgres-ro')

  expect((await api.components.get.query({ id: shop.server.id })).revision).toBe(1)
  // The server as it is kept here is approved anew, which needs a yes.
  await expectInStep(shop, '--yes')
  expect(shop.read('.mcp.json')).toBe(edited)
  expect(complaints).toEqual([])
})

test('an edit is put back at the machine, after a yes', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  const written = shop.read('CLAUDE.md')
  shop.edit('CLAUDE.md', twoEdits)
  const edited = shop.read('CLAUDE.md')
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: CLAUDE\.md/)
  await decide(page).getByRole('button', { name: 'Put back' }).click()
  await expect(messages(page)).toContainText('To be put back: ccm sync asks for a yes on that machine.')
  await row(page, /^Drift: CLAUDE\.md/).click()
  await expect(decide(page)).toContainText('To be put back')

  await shop.ccm('sync')
  expect(shop.read('CLAUDE.md')).toBe(edited)
  const said = await shop.ccm('sync', '--yes')
  expect(said, said.err).toMatchObject({ code: 0 })
  expect(shop.read('CLAUDE.md')).toBe(written)
  await expect(page.getByText('As the library says')).toBeVisible()
  expect(complaints).toEqual([])
})

test('a put back that is withdrawn does nothing at the machine', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('CLAUDE.md', twoEdits)
  const edited = shop.read('CLAUDE.md')
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: CLAUDE\.md/)
  await decide(page).getByRole('button', { name: 'Put back' }).click()
  await decide(page).getByRole('button', { name: 'Withdraw' }).click()
  await expect(messages(page)).toContainText('Withdrawn: the edit stays on disk.')
  await expect(decide(page).getByRole('button', { name: 'Take into library' })).toBeVisible()
  await shop.ccm('sync', '--yes')
  expect(shop.read('CLAUDE.md')).toBe(edited)
  expect(complaints).toEqual([])
})

test('a deleted file is kept deleted for this project', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  const file = '.claude/agents/risk-ranker.md'
  rmSync(join(shop.path, file))
  await shop.ccm('sync')
  await openEdit(page, shop, /risk-ranker\.md/)
  await decide(page).getByRole('button', { name: 'Keep it deleted here' }).click()
  await expect(messages(page)).toContainText('risk-ranker is left out of this project.')
  await expectInStep(shop)
  expect(shop.read(file)).toBeUndefined()
  expect(complaints).toEqual([])
})

test('a conflict is decided place by place', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('CLAUDE.md', (text) => text.replace('Write tests first', 'Write tests always').replace('Name things once', 'Name things well'))
  await api.components.update.mutate({
    id: shop.rules.id,
    expectedRevision: 1,
    config: { template: houseRules.replace('Write tests first', 'Write tests before code') },
  })
  await shop.ccm('sync', '--yes')
  const edited = shop.read('CLAUDE.md')
  await openEdit(page, shop, /^Conflict: CLAUDE\.md/)
  const take = decide(page).getByRole('button', { name: /Take .*into library/ })
  await expect(take).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('radiogroup', { name: /place/ }).getByRole('radio', { name: 'On disk' }).check()
  await take.click()
  await expect(messages(page)).toContainText('Taken into the library: shop-rules is rev 3.')
  await expectInStep(shop)
  expect(shop.read('CLAUDE.md')).toBe(edited)
  expect((await api.components.get.query({ id: shop.rules.id })).config).toMatchObject({
    template: expect.stringContaining('tests always'),
  })
  expect(complaints).toEqual([])
})

test('an edit that moved on meanwhile is not settled, and nothing of it is lost', async ({ page, api, computers }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('CLAUDE.md', twoEdits)
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: CLAUDE\.md/)
  await expect(decide(page).getByRole('button', { name: 'Take into library' })).toBeVisible()
  // Another report overtakes the act on its way to the server.
  await page.route(/sync\.take/, async (route) => {
    shop.edit('CLAUDE.md', (text) => text.replace('Say why', 'Say why in one line'))
    await shop.ccm('sync')
    await route.continue()
  })
  await decide(page).getByRole('button', { name: 'Take into library' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'stale' })).toBeVisible()
  expect((await api.components.get.query({ id: shop.rules.id })).revision).toBe(1)
  expect(shop.read('CLAUDE.md')).toContain('Say why in one line')
})

test('a secret in an edit is masked on both sides', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  shop.edit('.mcp.json', (text) => text.replace('5000', 'ghp_1234567890abcdefghijklmnopqrstuvwxyzAB'))
  await shop.ccm('sync')
  await openEdit(page, shop, /^Drift: \.mcp\.json/)
  await expect(page.getByText('A secret in it is masked.')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('1234567890abcdefghij')
  const take = decide(page).getByRole('button', { name: 'Take into library' })
  await expect(take).toHaveAttribute('aria-disabled', 'true')
  expect(complaints).toEqual([])
})
