import { expect, type Page } from '@playwright/test'
import type { Filled } from './filled.ts'

/** The addresses of every page and tab, in groups that are looked at together. */
export function addressesOf({ components, profile, machine, project, edits }: Filled): Record<string, string[]> {
  const tabs = (path: string, ...names: string[]) => [path, ...names.map((name) => `${path}?tab=${name}`)]
  const of = (type: string) => components.find((each) => each.type === type)?.id ?? ''
  return {
    'the lists': ['/', '/components', '/components?q=nothing-like-this', '/profiles', '/projects', '/machines', '/activity', '/nowhere'],
    'the forms': ['/components/new', '/components/new?type=hook', ...components.map(({ id }) => `/components/${id}`)],
    'the other tabs of a component': [
      ...components.map(({ id }) => `/components/${id}?tab=json`),
      ...['files', 'used-by', 'revisions'].map((tab) => `/components/${of('subagent')}?tab=${tab}`),
      `/components/${of('subagent')}?tab=revisions&rev=2&with=1`,
      `/components/${of('claude-md')}?tab=files`,
    ],
    profiles: ['/profiles/new', ...tabs(`/profiles/${profile}`, 'files', 'settings', 'used-by', 'revisions')],
    'projects and machines': [
      ...tabs(`/projects/${project}`, 'effective', 'runs', 'variables', 'overrides'),
      ...edits.map((id) => `/projects/${project}?${new URLSearchParams({ file: id })}`),
      `/machines/${machine}`,
    ],
    'variables and settings': ['/variables', '/variables?show=valueOf', '/variables?missing=1', '/settings'],
  }
}

/** Opens an address and waits until it shows what it has. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Waits for what a page loads, and for what moves to have come to rest. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).not.toBeEmpty()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ends.map(({ finished }) => finished))
  })
}

/** How many pixels of a page lie beyond the right edge of the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** A dialog and the way to it. */
export interface Opening {
  name: string
  path: string
  open: (page: Page) => Promise<void>
}

const choose = (menu: string | RegExp, item: string) => async (page: Page) => {
  await page.getByRole('button', { name: menu }).first().click()
  await page.getByRole('menuitem', { name: item }).click()
}
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** The dialogs of all pages. */
export function openingsOf({ components, profile, machine, project }: Filled): Opening[] {
  const component = `/components/${components[1]?.id}`
  return [
    { name: 'the palette', path: '/components', open: (page) => page.keyboard.press('Control+k') },
    { name: 'the keys', path: '/components', open: (page) => page.keyboard.press('?') },
    { name: 'delete a component', path: component, open: choose(/^More actions for/, 'Delete component') },
    { name: 'add to a profile', path: component, open: choose(/^More actions for/, 'Add to profile') },
    { name: 'delete a profile', path: `/profiles/${profile}`, open: choose(/^More actions for/, 'Delete profile') },
    { name: 'rename a project', path: `/projects/${project}`, open: choose(/^More actions for/, 'Rename') },
    { name: 'change the profile of a project', path: `/projects/${project}`, open: choose(/^More actions for/, 'Change profile') },
    { name: 'forget a project', path: `/projects/${project}`, open: choose(/^More actions for/, 'Forget project') },
    { name: 'rename a machine', path: `/machines/${machine}`, open: choose(/^More actions for/, 'Rename') },
    { name: 'renew the token of a machine', path: `/machines/${machine}`, open: choose(/^More actions for/, 'Renew token') },
    { name: 'forget a machine', path: `/machines/${machine}`, open: choose(/^More actions for/, 'Forget machine') },
    { name: 'set a variable', path: '/variables', open: press(/^New/) },
  ]
}

export const dialogOf = (page: Page) => page.locator('[role=dialog], [role=alertdialog]').last()
