import type { Page } from '@playwright/test'
import { addProject } from './fleet.ts'
import { expect, test } from './test.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Search or run a command' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search or jump' })
const option = (page: Page, name: string | RegExp) => dialog(page).getByRole('option', { name })
const current = (page: Page) => dialog(page).getByRole('option', { selected: true })

test('opens on Ctrl K and from the field, and gives the focus back', async ({ page, complaints }) => {
  await page.goto('/components')
  const filter = page.getByRole('searchbox', { name: 'Filter components' })
  await filter.focus()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(filter).toBeFocused()

  const button = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('button', { name: 'Search or jump' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toBeHidden()
  await expect(button).toBeFocused()
  expect(complaints).toEqual([])
})

test('finds pages, items of every kind and actions, and Enter opens what the cursor is on', async ({ page, api, complaints }) => {
  const { project, machine, profile } = await addProject(api)
  await api.components.create.mutate({ type: 'claude-md', name: 'quiet-voice', tags: [], config: { template: 'Be kind.' } })
  await api.envVars.set.mutate({ name: 'PG_DSN', value: 'x' })
  const ways = [
    { typed: 'activity', option: 'Activity', at: /\/activity$/, heading: 'Activity' },
    { typed: 'quiet-voi', option: 'quiet-voice', at: /\/components\//, heading: 'quiet-voice' },
    { typed: project.name, option: project.name, at: new RegExp(`/projects/${project.id}$`), heading: project.name },
    { typed: profile.name, option: profile.name, at: new RegExp(`/profiles/${profile.id}$`), heading: profile.name },
    { typed: machine.name, option: machine.name, at: new RegExp(`/machines/${machine.id}`), heading: /./ },
    { typed: 'PG_DSN', option: 'PG_DSN', at: /\/variables\?/, heading: 'Variables & secrets' },
    { typed: '> new hook', option: 'New Hook', at: /\/components\/new\?type=hook$/, heading: 'New hook' },
  ]
  await page.goto('/')
  for (const { typed, option: wanted, at, heading } of ways) {
    await page.keyboard.press('Control+k')
    await field(page).fill(typed)
    await expect(option(page, new RegExp(wanted, 'i')).first()).toBeVisible()
    await expect(current(page)).toContainText(new RegExp(wanted, 'i'))
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toBeHidden()
    await expect(page).toHaveURL(at)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  expect(complaints).toEqual([])
})

test('always has the cursor on one row, while one types and while answers come in', async ({ page, api, complaints }) => {
  for (const name of ['review-code', 'review-docs', 'review-pr', 'review-style']) {
    await api.components.create.mutate({ type: 'rule', name, tags: [], config: { prompt: 'Be kind.' } })
  }
  await page.goto('/')
  await page.keyboard.press('Control+k')
  const one = async () => {
    await expect(current(page)).toHaveCount(1)
    const id = await current(page).getAttribute('id')
    expect(id).toBeTruthy()
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? '')
  }
  await one()
  for (const letter of 'review') {
    await page.keyboard.type(letter)
    await one()
  }
  await expect(option(page, /review-style/)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await one()
  const chosen = await current(page).textContent()
  await api.components.create.mutate({ type: 'rule', name: 'review-aaa', tags: [], config: { prompt: 'Be kind.' } })
  await expect(current(page)).toHaveText(chosen ?? '')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await one()
  await expect(current(page)).toBeInViewport()
  expect(complaints).toEqual([])
})

test('Tab narrows to a group and keeps the focus, Backspace widens, and > leaves actions alone', async ({ page, complaints }) => {
  await page.goto('/components')
  await expect(page.getByRole('grid', { name: 'Components' }).getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(dialog(page).getByText('in everything')).toBeVisible()
  const groups = dialog(page).getByRole('group')
  await page.keyboard.press('Tab')
  await expect(field(page)).toBeFocused()
  await expect(dialog(page).getByText('in everything')).toBeHidden()
  await expect(groups).toHaveCount(1)
  await page.keyboard.press('Shift+Tab')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(dialog(page).getByText('in everything')).toBeVisible()

  await field(page).fill('>')
  await expect(groups.first()).toBeVisible()
  for (const name of await groups.evaluateAll((all) => all.map((group) => group.firstElementChild?.textContent)))
    expect(name).toMatch(/^(Actions|For )/)
  await field(page).fill('> theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(complaints).toEqual([])
})

test('says so when nothing is called that, and when the server is away still finds what is known', async ({ page, server }) => {
  await page.goto('/components')
  await expect(page.getByRole('grid', { name: 'Components' }).getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await field(page).fill('nothing-is-called-this')
  await expect(dialog(page).getByText('Nothing is called “nothing-is-called-this”.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await server.stop()
  await field(page).fill('settings')
  await expect(dialog(page).getByText('The server is not answering. Only what is known here is searched.')).toBeVisible()
  await expect(option(page, /Settings/).first()).toBeVisible()
})

test('offers what can be done on the page that is open, and leaves a question alone', async ({ page, api, complaints }) => {
  const profile = await api.profiles.create.mutate({ name: 'short-lived' })
  await page.goto(`/profiles/${profile.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'short-lived' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await field(page).fill('delete profile')
  await expect(current(page)).toContainText('Delete profile')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  expect(complaints).toEqual([])
})
