import type { Locator, Page } from '@playwright/test'
import { plainWords } from './filled.ts'
import { lookingAt } from './looking.ts'
import { settled, visit } from './places.ts'
import { dialogOf, dialogsOf, enter, shownAt } from './scenes.ts'
import { expect, test } from './test.ts'

const look = lookingAt(plainWords)

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** The code editor lies in a shadow root, whose host has the focus for the page. */
const hasFocus = (target: Locator) =>
  target.evaluate((element) => {
    const root = element.getRootNode()
    return root instanceof Document || root instanceof ShadowRoot ? element.contains(root.activeElement) && document.hasFocus() : false
  })

/** Presses Tab until the focus is on something, as a person who reads along would. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab')
    if (await hasFocus(target)) return
  }
  throw new Error(`Tab does not lead to ${target} in ${most} steps.`)
}

test('G and a letter lead to every page, whose heading takes the focus', async ({ page, complaints }) => {
  await page.goto('/')
  await expect(heading(page, 'Dashboard')).toBeVisible()
  const pages = {
    c: 'Components',
    p: 'Profiles',
    s: 'Variables & secrets',
    j: 'Projects',
    m: 'Machines',
    a: 'Activity',
    ',': 'Settings',
    d: 'Dashboard',
  }
  for (const [key, name] of Object.entries(pages)) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(heading(page, name)).toBeFocused()
    await expect(page).toHaveTitle(`${name} · CCM`)
  }
  expect(complaints).toEqual([])
})

test('the first Tab stop skips to the content', async ({ page }) => {
  await page.goto('/components')
  await expect(heading(page, 'Components')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a component is made, edited, saved and deleted without the mouse', async ({ page, api, complaints }) => {
  await page.goto('/components')
  await expect(page.getByRole('grid', { name: 'Components' }).getByRole('link').first()).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Output')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/components\/new\?type=output-style$/)
  const name = page.getByRole('textbox', { name: 'Name', exact: true }).first()
  await expect(name).toBeFocused()
  await page.keyboard.type('terse')
  await tabTo(page, page.getByRole('textbox', { name: 'Description' }).first())
  await page.keyboard.type('Few words')
  const prompt = page.locator('.cm-content').first()
  await tabTo(page, prompt)
  await page.keyboard.type('Answer in few words.')
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/\/components\/(?!new)/)
  await expect(heading(page, 'terse')).toBeVisible()

  await tabTo(page, page.getByRole('textbox', { name: 'Description' }).first())
  await page.keyboard.press('End')
  await page.keyboard.type(', no more')
  await expect(page.getByText('Unsaved')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Unsaved')).toBeHidden()
  const [saved] = (await api.components.list.query({ search: 'terse', limit: 1 })).items
  expect(saved).toMatchObject({ description: 'Few words, no more', revision: 2 })

  await page.getByRole('button', { name: 'More actions for terse' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Delete')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Delete terse?' })
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Components')).toBeFocused()
  expect((await api.components.list.query({ search: 'terse', limit: 1 })).total).toBe(0)
  expect(complaints).toEqual([])
})

test('rows: one Tab stop, moved by J K and arrows, opened by Enter; the next row has the focus after a delete', async ({
  page,
  api,
  complaints,
}) => {
  for (const name of ['row-a', 'row-b', 'row-c']) {
    await api.components.create.mutate({ type: 'rule', name, tags: [], config: { prompt: 'Be kind.' } })
  }
  await page.goto('/components?q=row-')
  const row = (name: string) => page.getByRole('grid', { name: 'Components' }).getByRole('link', { name })
  await expect(row('row-c')).toBeVisible()
  await page.keyboard.press('j')
  await expect(row('row-a')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row('row-b')).toBeFocused()
  await page.keyboard.press('k')
  await expect(row('row-a')).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Delete')
  await page.keyboard.press('Enter')
  await expect(row('row-b')).toBeHidden()
  await expect(row('row-c')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'row-c')).toBeFocused()
  expect(complaints).toEqual([])
})

look('dialogs: the focus goes in, stays in, and goes back to the opener', async ({ page, filled, complaints }) => {
  look.setTimeout(300_000)
  for (const scene of shownAt('desk', dialogsOf(filled))) {
    const { name, opener } = scene
    await enter(page, scene)
    const dialog = dialogOf(page)
    await expect(dialog, name).toBeVisible()
    await settled(page)
    const inside = () => dialog.evaluate((element) => element.contains(document.activeElement))
    await expect.poll(inside, name).toBe(true)
    for (let press = 0; press < 25; press += 1) {
      await page.keyboard.press('Tab')
      expect(await inside(), `${name}, after ${press + 1} presses of Tab`).toBe(true)
    }
    await page.keyboard.press('Shift+Tab')
    expect(await inside(), name).toBe(true)
    await page.keyboard.press('Escape')
    await expect(dialog, name).toBeHidden()
    await expect(opener?.(page) ?? page.locator('body'), name).toBeFocused()
  }
  expect(complaints).toEqual([])
})

test('menus and comboboxes: arrows move, letters find, Escape closes and gives the focus back', async ({ page, api, complaints }) => {
  const { id } = await api.components.create.mutate({
    type: 'hook',
    name: 'lint',
    tags: [],
    config: { event: 'PostToolUse', hooks: [{ type: 'command', command: 'npm run lint' }] },
  })
  await visit(page, `/components/${id}`)
  const more = page.getByRole('button', { name: 'More actions for lint' })
  await more.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(more).toBeFocused()

  const event = page.getByRole('combobox', { name: 'Event' })
  await event.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('PreTool')
  await expect(page.getByRole('option', { name: /PreToolUse/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(event).toBeFocused()
  await expect(page.getByText('Unsaved')).toBeVisible()
  expect(complaints).toEqual([])
})

test('Escape leaves the code editor, in which letters are letters', async ({ page, api, complaints }) => {
  const { id } = await api.components.create.mutate({ type: 'rule', name: 'kind', tags: [], config: { prompt: 'Be kind.' } })
  await visit(page, `/components/${id}`)
  const editor = page.locator('.cm-content').first()
  await editor.focus()
  await page.keyboard.type('gd?[c')
  await expect(editor).toContainText('gd?[c')
  await expect(heading(page, 'kind')).toBeVisible()
  await expect(dialogOf(page)).toHaveCount(0)
  // What is open in the editor, such as its suggestions, is closed first.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(editor).not.toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
  expect(complaints).toEqual([])
})

test('single letters are silent in fields, and everywhere once they are switched off; the list of keys says so', async ({
  page,
  complaints,
}) => {
  await visit(page, '/components')
  const filter = page.getByRole('searchbox', { name: 'Filter components' })
  await page.keyboard.press('/')
  await expect(filter).toBeFocused()
  await page.keyboard.type('gp?c[')
  await expect(filter).toHaveValue('gp?c[')
  await expect(heading(page, 'Components')).toBeVisible()
  await expect(dialogOf(page)).toHaveCount(0)
  await visit(page, '/components')

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const does of ['New component', 'Search, jump or act', 'Fold or unfold the sidebar', 'Variables & secrets']) {
    await expect(keys.getByText(does, { exact: true })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await visit(page, '/settings')
  await page.getByRole('checkbox', { name: 'Single-letter keys' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: 'Single-letter keys' })).not.toBeChecked()
  await visit(page, '/components')
  for (const key of ['?', 'c', '[', 'j']) await page.keyboard.press(key)
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
  await expect(page.locator('[role=dialog]')).toHaveCount(1)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page).toHaveURL(/\/components$/)
  await page.keyboard.type('show keys')
  await page.keyboard.press('Enter')
  await expect(keys.getByText('Keys without Ctrl or ⌘ are switched off in Settings.')).toBeVisible()
  expect(complaints).toEqual([])
})

/** What has the focus, as the person sees it: whether something is drawn around it, and where it is. */
const stop = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return undefined
    const isRinged = (each: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
    }
    const around = [element, element.parentElement, element.parentElement?.parentElement, element.closest('.cm-editor, [data-row]')]
    // A switch and its like draw themselves beside an input that nobody sees.
    const drawn = element.matches('.sr-only, [type=checkbox], [type=radio]') ? (element.parentElement ?? element) : element
    const { top, left, bottom, right } = drawn.getBoundingClientRect()
    const after = getComputedStyle(element, '::after')
    const seen = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight
    return {
      what: element.outerHTML.slice(0, 160),
      ringed: around.some((each) => each && isRinged(each)) || (after.outlineStyle !== 'none' && parseFloat(after.outlineWidth) >= 1),
      seen,
    }
  })

look('Tab goes through a page in reading order, and every stop has a ring', async ({ page, filled, complaints }) => {
  look.setTimeout(300_000)
  const { components, profile } = filled
  const subagent = components.find(({ type }) => type === 'subagent')?.id
  for (const path of ['/components', `/components/${subagent}`, `/profiles/${profile}`, '/variables', '/settings']) {
    await visit(page, path)
    let stops = 0
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab')
      const here = await stop(page)
      if (!here) break
      stops += 1
      expect.soft(here, `${path}, stop ${press + 1}`).toEqual({ what: here.what, ringed: true, seen: true })
    }
    expect(stops, path).toBeGreaterThan(12)
  }
  expect(complaints).toEqual([])
})
