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

/** The names of those groups. */
export const groups = Object.keys(addressesOf({ components: [], profile: '', machine: '', project: '', edits: [] }))

/** Opens an address and waits until it shows what it has. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** The widths that pages are looked at. */
export const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 780 }

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
