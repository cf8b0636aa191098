import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from '@playwright/test'
import { fillServer, plainWords } from './filled.ts'
import { addressesOf, dialogOf, openingsOf, settled, sideways, visit } from './places.ts'
import { expect, test } from './test.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: { run: (options?: { runOnly: string[] }) => Promise<AxeResults> }
  }
}

/** Serious and critical findings, each as one line. In the dark only colours can be different. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await settled(page)
    const { violations } = await page.evaluate(
      (only) => window.axe.run(only && { runOnly: only }),
      theme === 'dark' ? ['color-contrast'] : undefined,
    )
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    found.push(
      ...serious.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${theme} ${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
      ),
    )
  }
  return found
}

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } }
const groups = Object.keys(addressesOf({ components: [], profile: '', machine: '', project: '', edits: [] }))

for (const [size, viewport] of Object.entries(sizes)) {
  for (const group of groups) {
    test(`${group}: nothing serious in either theme, one heading, no sideways scrolling: ${size}`, async ({ page, api, complaints }) => {
      test.setTimeout(300_000)
      await page.addInitScript(axe)
      await page.setViewportSize(viewport)
      const filled = await fillServer(api, plainWords)
      for (const path of addressesOf(filled)[group] ?? []) {
        await visit(page, path)
        await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
        await expect.soft(page, path).toHaveTitle(/\S CCM$/)
        expect.soft(await findings(page), path).toEqual([])
        expect.soft(await sideways(page), path).toBeLessThanOrEqual(0)
        if (size === 'phone') {
          await page.setViewportSize({ width: 320, height: 640 })
          expect.soft(await sideways(page), `${path} at 320`).toBeLessThanOrEqual(0)
          await page.setViewportSize(viewport)
        }
      }
      expect(complaints).toEqual([])
    })
  }

  test(`dialogs: nothing serious in either theme, no sideways scrolling: ${size}`, async ({ page, api, complaints }) => {
    test.setTimeout(300_000)
    await page.addInitScript(axe)
    await page.setViewportSize(viewport)
    const filled = await fillServer(api, plainWords)
    for (const { name, path, open } of openingsOf(filled)) {
      await visit(page, path)
      await open(page)
      await expect(dialogOf(page), name).toBeVisible()
      await expect.soft(dialogOf(page), name).toHaveAccessibleName(/\S/)
      expect.soft(await findings(page), name).toEqual([])
      expect.soft(await sideways(page), name).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
  })
}

test('less motion, forced colours and text of twice the size lose nothing', async ({ page, api, complaints }) => {
  const { project } = await fillServer(api, plainWords)
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
  for (const path of ['/components', `/projects/${project}`, '/variables', '/settings']) {
    await visit(page, path)
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await settled(page)
    expect.soft(await sideways(page), path).toBeLessThanOrEqual(0)
  }
  expect(complaints).toEqual([])
})
