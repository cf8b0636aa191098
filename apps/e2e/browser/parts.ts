import type { Page } from '@playwright/test'

/** A field of one line, or of several, by its label. */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** The save of an editor, whatever it says that it saves. */
export const save = (page: Page) => page.getByRole('group', { name: 'Save', exact: true }).getByRole('button', { name: /^Sav/ })

/** What is said in the corner. */
export const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

export const mainLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name })

/** There only while the page hears of what others do. */
export const live = (page: Page) => page.getByRole('status').filter({ hasText: /^Live/ })

/** A file of those that a component writes, as its editor shows it. */
export const preview = (page: Page, path: string) => page.getByRole('region', { name: 'What it writes' }).getByRole('group', { name: path })
