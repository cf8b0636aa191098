import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { testDatabase } from '@ccm/testing'
import { type Browser, chromium, type Page } from '@playwright/test'
import { fillLibrary } from '../large-library.ts'
import { type LongestTask, watchMainThread } from '../main-thread.ts'
import { median, quantile } from '../measure.ts'
import { serveApi } from '../processes.ts'
import { limit, ms, type Row } from '../report.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const total = 10_000
const row = '[role=row][data-row]'

/** The built app in a real browser, in front of a library of 10,000 components. No rows where there is no browser. */
export async function browserRows(loads: number): Promise<Row[]> {
  if (!existsSync(executablePath)) {
    console.log(`No browser at ${executablePath}: its figures are left out. CHROMIUM_PATH says where one is.`)
    return []
  }
  const database = testDatabase()
  await fillLibrary(database, total)
  const api = await serveApi(database.file)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
  try {
    const opened: number[] = []
    // The first one warms the server.
    for (let load = 0; load <= loads; load += 1) {
      const took = await openList(browser, api.url)
      if (load > 0) opened.push(took)
    }
    const page = await listPage(browser, api.url)
    const typing = await watchMainThread(browser, page, () => typeInSearch(page))
    const scrolling = await watchMainThread(browser, page, () => page.evaluate(`bench.scrollThrough(${total})`))
    return [
      limit(`web, list of ${total} interactive after navigation`, median(opened), 1000),
      limit('web, typing in its search, key to next frame, p95', quantile(typing.result, 0.95), 50),
      longestTask('the same, longest task of the main thread', typing.longest, 50),
      longestTask('web, scrolling through it, longest task', scrolling.longest, 200),
    ]
  } finally {
    await browser.close()
    await api.stop()
    await database.remove()
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript({ path: join(import.meta.dirname, 'in-page.mjs') })
  return page
}

async function listPage(browser: Browser, url: string): Promise<Page> {
  const page = await newPage(browser)
  await page.goto(`${url}/components`)
  await page.locator(row).first().waitFor()
  // The other pages are fetched ahead, whenever nothing else happens. That is no part of what is measured here.
  await page.waitForFunction(() => performance.getEntriesByName('pages are here').length > 0)
  return page
}

/** Milliseconds from the start of a navigation, with nothing in the browser's cache, until a key moves into the list. */
async function openList(browser: Browser, url: string): Promise<number> {
  const page = await newPage(browser)
  await page.goto(`${url}/components`, { waitUntil: 'commit' })
  const took = await page.evaluate<number>(`bench.untilListAnswers('${row}')`)
  await page.close()
  return took
}

/** Types words and takes them back, as a quick typist does. Gives milliseconds from each key to the end of the next frame. */
async function typeInSearch(page: Page): Promise<number[]> {
  const search = page.getByRole('searchbox')
  await search.focus()
  await page.evaluate('bench.watchKeys()')
  for (const word of ['component 12', 'bench-command-00', 'review']) {
    await search.pressSequentially(word, { delay: 110 })
    for (let left = word.length; left > 0; left -= 1) await search.press('Backspace', { delay: 30 })
  }
  // What the last key asked for is still on its way.
  await page.waitForTimeout(500)
  return page.evaluate<number[]>('bench.keys')
}

/** What the thread computed is held against the budget: on a machine that does something else besides, it also waits. */
const longestTask = (what: string, { computed, wall }: LongestTask, budget: number): Row => ({
  ...limit(what, computed, budget),
  floor: `${ms(wall)} with waiting`,
})
