import { field, live, save } from './parts.ts'
import { addServer } from './shelf.ts'
import { expect, test } from './test.ts'

test('two tabs edit one component, and nothing that either typed is lost', async ({ page, context, api, complaints }) => {
  const component = await addServer(api)
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(`/components/${component.id}`)
    await expect(live(tab)).toBeVisible()
    await expect(field(tab, 'Command')).toHaveValue('npx')
  }
  await field(page, 'Description').fill('Typed in the first tab')
  await field(page, 'Command').fill('bunx')

  await field(other, 'Command').fill('deno')
  await field(other, 'Argument 2').fill('@acme/postgres-mcp@3')
  await save(other).click()
  await expect(other.getByText('rev 2', { exact: true })).toBeVisible()

  await expect(page.getByText('Rev 2 was saved on another tab.', { exact: true })).toBeVisible()
  await expect(field(page, 'Command')).toHaveValue('bunx')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge with rev 2' })
  await expect(dialog.getByRole('region', { name: 'Taken already' })).toContainText('Typed in the first tab')
  await expect(dialog.getByRole('region', { name: 'Taken already' })).toContainText('@acme/postgres-mcp@3')
  const conflict = dialog.getByRole('group', { name: 'command' })
  await expect(conflict).toContainText('deno')
  await expect(conflict).toContainText('bunx')
  await expect(dialog.getByRole('button', { name: 'Use the result' })).toHaveAttribute('aria-disabled', 'true')
  await conflict.getByRole('radio', { name: 'Your edit' }).check()
  await dialog.getByRole('button', { name: 'Use the result' }).click()
  await expect(dialog).toBeHidden()
  await expect(field(page, 'Command')).toHaveValue('bunx')
  await expect(field(page, 'Argument 2')).toHaveValue('@acme/postgres-mcp@3')
  await save(page).click()
  await expect(page.getByText('rev 3', { exact: true })).toBeVisible()
  expect(await api.components.get.query({ id: component.id })).toMatchObject({
    description: 'Typed in the first tab',
    config: { command: 'bunx', args: ['-y', '@acme/postgres-mcp@3', '--read-only'] },
  })
  await expect(field(other, 'Description')).toHaveValue('Typed in the first tab')
  await expect(field(other, 'Command')).toHaveValue('bunx')
  expect(complaints).toEqual([])
})

test('a tab whose save comes too late can keep its edit as a copy', async ({ page, api, complaints }) => {
  const component = await addServer(api)
  await page.goto(`/components/${component.id}`)
  await expect(live(page)).toBeVisible()
  await field(page, 'Command').fill('bunx')
  await api.components.update.mutate({ id: component.id, expectedRevision: 1, config: { type: 'stdio', command: 'deno' } })
  await page.getByRole('button', { name: 'See rev 2' }).click()
  await expect(page.getByRole('region', { name: 'Rev 2', exact: true })).toContainText('deno')
  await page.getByRole('button', { name: 'Save mine as a copy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'postgres-ro-copy' })).toBeVisible()
  const [copy] = (await api.components.list.query({ search: 'postgres-ro-copy', limit: 1 })).items
  expect((await api.components.get.query({ id: copy?.id ?? '' })).config).toMatchObject({ command: 'bunx' })
  expect((await api.components.get.query({ id: component.id })).config).toMatchObject({ command: 'deno' })
  expect(complaints).toEqual([])
})
