import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from '@playwright/test'
import { settled } from './places.ts'

declare global {
  interface Window {
    axe: { run: (options?: RunOptions) => Promise<AxeResults> }
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Has axe in every page that opens from now on. What moves is shown where it comes to rest. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript(axe)
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
}

/** Serious and critical findings in both themes, each as one line. In the dark only colours can be different. */
export async function findings(page: Page): Promise<string[]> {
  const light = await findingsIn(page, 'light')
  const dark = await findingsIn(page, 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}

async function findingsIn(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme })
  await settled(page)
  // Nothing is asked of what passed, which is most of the work, nor of style sheets, which no rule of these needs.
  const lean: RunOptions = { resultTypes: ['violations'], preload: false, iframes: false }
  const { violations } = await page.evaluate(
    (options) => window.axe.run(options),
    theme === 'dark' ? { ...lean, runOnly: ['color-contrast'] } : lean,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${theme} ${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`))
}
