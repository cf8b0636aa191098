import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { messages } from './parts.ts'
import { expect, test } from './test.ts'
import { openWorkshop } from './workshop.ts'

test.describe.configure({ timeout: 120_000 })

const secret = 'hunter2-very-secret'
const row = (page: Page, name: string) => page.getByRole('grid', { name: 'Variables' }).getByRole('row').filter({ hasText: name })

/** Everything a script or a look over the shoulder could find. */
const found = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
      location.href,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(history.state),
      document.cookie,
    ].join('\n'),
  )

async function set(page: Page, name: string, value: string) {
  await page
    .getByRole('button', { name: /^New variable/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'New variable' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Value' }).fill(value)
  return dialog
}

test('a secret is set and its value is nowhere after; revealed, it hides when the window is left', async ({ page, complaints }) => {
  await page.goto('/variables')
  await expect(page.getByText('No variables yet')).toBeVisible()
  const dialog = await set(page, 'API_KEY', secret)
  await dialog.getByRole('button', { name: 'Set value' }).click()
  await expect(dialog).toBeHidden()
  await expect(messages(page)).toContainText('API_KEY is set.')
  await expect(row(page, 'API_KEY').getByRole('img', { name: 'Hidden value' })).toHaveText('••••••••')
  expect(await found(page)).not.toContain(secret)

  await page.getByRole('button', { name: 'Reveal API_KEY' }).click()
  await expect(page.getByText(secret)).toBeVisible()
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(page.getByText(secret)).toBeHidden()
  expect(await found(page)).not.toContain(secret)
  await page.goto('/activity')
  await expect(page.getByRole('main')).toContainText(/reveal.*API_KEY|API_KEY.*reveal/i)
  expect(await found(page)).not.toContain(secret)
  expect(complaints).toEqual([])
})

test('a missing value is said per machine, and set for one machine it reaches ccm there', async ({ page, api, computers, complaints }) => {
  const shop = await openWorkshop(api, computers)
  const [dsn] = (await api.envVars.list.query({ limit: 10 })).items
  await api.envVars.remove.mutate({ id: dsn?.id ?? '' })
  const machine = shop.project.machine.name
  await page.goto('/variables')
  await expect(page.getByText(`1 value is missing on ${machine}.`)).toBeVisible()
  await expect(row(page, 'PG_DSN')).toContainText('missing')
  await expect(row(page, 'PG_DSN')).toContainText('postgres-ro')
  await page.getByRole('button', { name: 'Missing 1' }).click()
  await expect(page).toHaveURL(/missing=/)
  await page.goBack()
  await page.getByRole('button', { name: 'Set PG_DSN' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Set PG_DSN' })
  await dialog.getByRole('textbox', { name: 'Value' }).fill(secret)
  await dialog.getByRole('radio', { name: 'Machine' }).click()
  await dialog.getByRole('combobox', { name: 'Machine' }).fill(machine.slice(0, 4))
  await page.getByRole('option', { name: machine }).click()
  await dialog.getByRole('button', { name: 'Set value' }).click()
  await expect(row(page, 'PG_DSN')).toContainText('has a value')
  await expect(page.getByText('missing on')).toBeHidden()
  expect(await found(page)).not.toContain(secret)

  const said = await shop.ccm('exec', '--', process.execPath, '-p', 'process.env.PG_DSN')
  expect(said, said.err).toMatchObject({ code: 0, out: `${secret}\n` })
  expect(complaints).toEqual([])
})

test('a pasted .env file is shown before it is set', async ({ page, api, complaints }) => {
  await api.envVars.set.mutate({ name: 'LOG_LEVEL', value: 'info', sensitive: false })
  await api.envVars.set.mutate({ name: 'API_KEY', value: 'old' })
  await page.goto('/variables')
  await page.getByRole('button', { name: 'Paste .env' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste a .env file' })
  await dialog.getByRole('textbox', { name: 'File' }).fill(`# mine\nNEW_KEY=${secret}\nAPI_KEY="two words"\nA.B=2\n`)
  const does = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name} `) })
  await expect(does('NEW_KEY')).toContainText('create')
  await expect(does('API_KEY')).toContainText('update')
  await expect(does('A.B')).toContainText('refused')
  await expect(dialog.getByRole('table')).not.toContainText(secret)
  expect((await api.envVars.list.query({ limit: 10 })).total).toBe(2)
  await dialog.getByRole('button', { name: 'Set 2 of 3' }).click()
  await expect(dialog).toBeHidden()
  await expect(row(page, 'NEW_KEY')).toBeVisible()
  expect(await found(page)).not.toContain(secret)
  const text = (await api.envVars.export.mutate({})).text
  expect(text).toContain(secret)
  expect(text).toContain('two words')
  expect(complaints).toEqual([])
})

test('deleting a value names the components that use it', async ({ page, api, computers, complaints }) => {
  await openWorkshop(api, computers)
  await page.goto('/variables?show=PG_DSN')
  const details = page.getByRole('complementary', { name: 'PG_DSN' })
  await details.getByRole('button', { name: 'More actions for PG_DSN everywhere' }).click()
  await page.getByRole('menuitem', { name: 'Delete value' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete PG_DSN?' })
  await expect(question).toContainText('1 component refers to it')
  await expect(question.getByRole('listitem')).toHaveText(['postgres-ro'])
  await question.getByRole('button', { name: 'Keep it' }).click()
  expect((await api.envVars.list.query({ limit: 10 })).total).toBe(1)
  await details.getByRole('button', { name: 'More actions for PG_DSN everywhere' }).click()
  await page.getByRole('menuitem', { name: 'Delete value' }).click()
  await question.getByRole('button', { name: 'Delete value' }).click()
  await expect(details).toContainText('It has no value yet.')
  await expect(row(page, 'PG_DSN')).toContainText('missing')
  expect(complaints).toEqual([])
})

test('values are exported as a file, and are gone from the page when it closes', async ({ page, api, complaints }) => {
  await api.envVars.set.mutate({ name: 'API_KEY', value: secret })
  await page.goto('/variables')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export values' })
  await dialog.getByRole('button', { name: 'Export values' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download .env' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toContain(`API_KEY=${secret}`)
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect(await found(page)).not.toContain(secret)
  expect(complaints).toEqual([])
})
