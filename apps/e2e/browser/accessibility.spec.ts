import { findings, prepare } from './axe.ts'
import { plainWords } from './filled.ts'
import { lookingAt } from './looking.ts'
import { addressesOf, desk, groups, phone, settled, sideways, visit } from './places.ts'
import { actsOf, dialogOf, dialogsOf, enter, shownAt } from './scenes.ts'
import { addServer } from './shelf.ts'
import { openMerge } from './stale.ts'
import { expect, test } from './test.ts'

const look = lookingAt(plainWords)
const sizes = { desk, phone } as const

test.describe.configure({ timeout: 300_000 })

for (const group of groups) {
  look(`${group}: nothing serious in either theme, one heading, no sideways scrolling`, async ({ page, filled, complaints }) => {
    await prepare(page)
    for (const path of addressesOf(filled)[group] ?? []) {
      await page.setViewportSize(desk)
      await visit(page, path)
      await expect.soft(page, path).toHaveTitle(/\S CCM$/)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        await settled(page)
        await expect.soft(page.getByRole('heading', { level: 1 }), `${path}, ${size}`).toHaveCount(1)
        expect.soft(await findings(page), `${path}, ${size}`).toEqual([])
        expect.soft(await sideways(page), `${path}, ${size}`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize({ width: 320, height: 640 })
      expect.soft(await sideways(page), `${path} at 320`).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
  })
}

for (const size of ['desk', 'phone'] as const) {
  look(
    `dialogs and sheets: nothing serious in either theme, a name, no sideways scrolling: ${size}`,
    async ({ page, filled, complaints }) => {
      await prepare(page)
      await page.setViewportSize(sizes[size])
      for (const scene of shownAt(size, dialogsOf(filled))) {
        await enter(page, scene)
        await expect(dialogOf(page), scene.name).toBeVisible()
        await expect.soft(dialogOf(page), scene.name).toHaveAccessibleName(/\S/)
        expect.soft(await findings(page), scene.name).toEqual([])
        expect.soft(await sideways(page), scene.name).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    },
  )

  look(
    `menus, selections and open forms: nothing serious in either theme, no sideways scrolling: ${size}`,
    async ({ page, filled, complaints }) => {
      await prepare(page)
      await page.setViewportSize(sizes[size])
      for (const scene of shownAt(size, actsOf(filled))) {
        await enter(page, scene)
        expect.soft(await findings(page), scene.name).toEqual([])
        expect.soft(await sideways(page), scene.name).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    },
  )
}

test('the merge view of a stale edit: nothing serious in either theme, no sideways scrolling', async ({ page, api, complaints }) => {
  await prepare(page)
  await page.setViewportSize(desk)
  const { id } = await addServer(api)
  await openMerge(page, api, id, 'bunx', 'deno')
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await settled(page)
    expect.soft(await findings(page), size).toEqual([])
    expect.soft(await sideways(page), size).toBeLessThanOrEqual(0)
  }
  expect(complaints).toEqual([])
})

look('less motion, forced colours and text of twice the size lose nothing', async ({ page, filled, complaints }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  await visit(page, '/projects')
  const segment = page.locator('svg.step rect:not([fill=none])').first()
  await expect(segment).toBeVisible()
  const drawn = await segment.evaluate((element) => ({ fill: getComputedStyle(element).fill, color: getComputedStyle(element).color }))
  expect(drawn.fill).toBe(drawn.color)
  const moving = await page.evaluate(
    () => [...document.querySelectorAll('*')].filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0.1).length,
  )
  expect(moving).toBe(0)
  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const path of ['/components', `/projects/${filled.project}`, '/variables', '/settings']) {
    await visit(page, path)
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await settled(page)
    expect.soft(await sideways(page), path).toBeLessThanOrEqual(0)
  }
  expect(complaints).toEqual([])
})
