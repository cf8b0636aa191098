import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messages } from './parts.ts'
import { expect, test } from './test.ts'
import { expectInStep, openWorkshop, type Workshop } from './workshop.ts'

test.describe.configure({ timeout: 120_000 })

const overrides = (page: Page) => page.getByRole('region', { name: 'Overrides' })
const effective = (page: Page) => page.getByRole('region', { name: 'Effective here' })

async function openMachine(page: Page, { project }: Workshop) {
  await page.goto(`/machines/${project.machine.id}`)
  await expect(effective(page)).toContainText('shop-rules')
}

async function beginOverride(page: Page, component: string, does: string) {
  await overrides(page).getByRole('button', { name: 'Add override' }).first().click()
  const form = page.getByRole('group', { name: 'New override' })
  await form.getByRole('combobox', { name: 'Component' }).fill(component)
  await page.getByRole('option', { name: component }).click()
  await form.getByRole('radio', { name: does }).click()
  return form
}

test('a machine is renamed, and every page calls it so', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  await openMachine(page, shop)
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Rename/ })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('attic')
  await dialog.getByRole('button', { name: 'Rename machine' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'attic' })).toBeVisible()
  await page.goto('/projects')
  await expect(page.getByRole('row', { name: /shop/ })).toContainText('attic')
  expect(complaints).toEqual([])
})

test('a user profile is chosen, and ccm machine apply writes it to the home', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  const mine = await api.components.create.mutate({
    type: 'claude-md',
    name: 'everywhere',
    config: { template: '# Everywhere\n\nBe brief.\n' },
  })
  await api.profiles.create.mutate({ name: 'mine', components: [{ componentId: mine.id, scope: 'user' }] })
  await openMachine(page, shop)
  await page.getByRole('combobox', { name: 'User profile' }).fill('mine')
  await page.getByRole('option', { name: 'mine', exact: true }).click()
  const question = page.getByRole('alertdialog', { name: 'Use mine as the user profile?' })
  await expect(question).toContainText('Its 1 component reaches ~/.claude')
  await question.getByRole('button', { name: 'Use profile' }).click()
  await expect(messages(page)).toContainText('mine is the user profile of')
  const file = join(shop.computer.home, '.claude/CLAUDE.md')
  expect(existsSync(file)).toBe(false)

  const said = await shop.ccm('machine', 'apply', '--yes')
  expect(said, said.err).toMatchObject({ code: 0 })
  expect(readFileSync(file, 'utf8')).toContain('Be brief.')
  await expect(page.getByRole('region', { name: 'User scope' })).toContainText('In step')
  expect(complaints).toEqual([])
})

test('a machine excludes a component, with the effective result beside, and its next sync takes it out', async ({
  page,
  api,
  computers,
  complaints,
}) => {
  const shop = await openWorkshop(api, computers)
  await openMachine(page, shop)
  const form = await beginOverride(page, 'risk-ranker', 'Exclude')
  await form.getByRole('button', { name: 'Add override' }).click()
  await expect(messages(page)).toContainText('Override of risk-ranker saved.')
  await expect(overrides(page)).toContainText('Left out on this machine')
  await expect(effective(page).getByRole('listitem').filter({ hasText: 'risk-ranker' })).toContainText('exclude')
  const said = await shop.ccm('sync', '--yes')
  expect(said, said.err).toMatchObject({ code: 0 })
  expect(shop.read('.claude/agents/risk-ranker.md')).toBeUndefined()

  await page.getByRole('button', { name: 'More actions for the override of risk-ranker' }).click()
  await page.getByRole('menuitem', { name: 'Remove override' }).click()
  await expect(messages(page)).toContainText('Override of risk-ranker removed.')
  await expect(overrides(page)).toContainText('No overrides')
  await shop.ccm('sync', '--yes')
  expect(shop.read('.claude/agents/risk-ranker.md')).toContain('You review diffs.')
  expect(complaints).toEqual([])
})

test('a machine includes a component that no profile brings', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  await api.components.create.mutate({ type: 'command', name: 'shop-notes', config: { prompt: 'Write the notes.' } })
  await openMachine(page, shop)
  const form = await beginOverride(page, 'shop-notes', 'Include')
  await form.getByRole('radio', { name: 'Project' }).click()
  await form.getByRole('button', { name: 'Add override' }).click()
  await expect(overrides(page)).toContainText('Added to every project here')
  await expect(effective(page).getByRole('listitem').filter({ hasText: 'shop-notes' })).toContainText('include')
  await shop.ccm('sync', '--yes')
  expect(shop.read('.claude/commands/shop-notes.md')).toContain('Write the notes.')
  expect(complaints).toEqual([])
})

test('a machine changes a field of a component, and edits the change in place', async ({ page, api, computers }) => {
  const shop = await openWorkshop(api, computers)
  await openMachine(page, shop)
  const form = await beginOverride(page, 'postgres-ro', 'Change')
  await form.getByRole('checkbox', { name: 'command' }).check()
  const change = page.getByRole('textbox', { name: 'Change to postgres-ro, as JSON' })
  await change.fill('{ "command": "bunx" }')
  await expect(page.getByRole('group', { name: 'postgres-ro with the change' })).toContainText('bunx')
  await form.getByRole('button', { name: 'Add override' }).click()
  await expect(overrides(page)).toContainText('Changes command')
  await shop.ccm('sync', '--yes')
  expect(shop.read('.mcp.json')).toContain('bunx')

  await page.getByRole('button', { name: 'More actions for the override of postgres-ro' }).click()
  await page.getByRole('menuitem', { name: 'Edit override' }).click()
  await change.fill('{ "command": "deno" }')
  await page.getByRole('group', { name: 'Override of postgres-ro' }).getByRole('button', { name: 'Save override' }).click()
  await expect(page.getByRole('group', { name: 'Override of postgres-ro' })).toBeHidden()
  await shop.ccm('sync', '--yes')
  expect(shop.read('.mcp.json')).toContain('deno')
  await expectInStep(shop)
  // What Playwright fills in carries the colours of the old text as inline styles, which the page refuses: no complaints are counted here.
})

test('forgetting a machine names its projects and asks for its name, and no file goes', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  const rules = shop.read('CLAUDE.md')
  await openMachine(page, shop)
  const name = shop.project.machine.name
  await page.getByRole('button', { name: 'Forget machine' }).click()
  const question = page.getByRole('alertdialog', { name: `Forget ${name}?` })
  await expect(question.getByRole('listitem')).toHaveText(['shop'])
  const forget = question.getByRole('button', { name: 'Forget machine' })
  await expect(forget).toHaveAttribute('aria-disabled', 'true')
  await question.getByRole('textbox', { name: 'Type the name to confirm' }).fill(name)
  await forget.click()
  await expect(page).toHaveURL(/\/machines$/)
  await expect(page.getByText('No machines yet')).toBeVisible()
  expect(shop.read('CLAUDE.md')).toBe(rules)
  expect((await api.projects.list.query({ limit: 1 })).total).toBe(0)
  expect(complaints).toEqual([])
})
