import type { Api } from '@ccm/client'
import { expect, type Locator, type Page } from '@playwright/test'
import { field, live } from './parts.ts'

/** Edits a server in a page, saves it from elsewhere meanwhile, and opens the view that merges both. */
export async function openMerge(page: Page, api: Api, id: string, mine: string, theirs: string): Promise<Locator> {
  const { revision } = await api.components.get.query({ id })
  await page.goto(`/components/${id}`)
  await expect(live(page)).toBeVisible()
  await field(page, 'Description').fill(mine)
  await field(page, 'Command').fill(mine)
  await api.components.update.mutate({
    id,
    expectedRevision: revision,
    description: theirs,
    config: { type: 'stdio', command: theirs, args: [theirs], env: { SAID: theirs } },
  })
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Merge with rev ${revision + 1}` })
  await expect(dialog).toBeVisible()
  return dialog
}
