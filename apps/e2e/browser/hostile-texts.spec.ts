import type { Page } from '@playwright/test'
import { fillServer, type Words } from './filled.ts'
import { addressesOf, dialogOf, openingsOf, settled, sideways, visit } from './places.ts'
import { expect, test } from './test.ts'

declare global {
  interface Window {
    __pwned?: unknown
  }
}

/** Texts that would do something where they are taken for more than text. */
const hostile = {
  image: '<img src=x onerror="window.__pwned=1">',
  script: '"><script>window.__pwned=1</script>',
  link: 'javascript:alert(1)',
  markdown: '[a](javascript:window.__pwned=1) ![b](https://example.com/c.png)',
  template: "{{constructor.constructor('window.__pwned=1')()}}",
  reversed: '\u202Egnp.cod\u202C',
  emoji: '👩‍👩‍👧‍👦💥',
  spaceless: 'W'.repeat(5000),
}
const control = '\u0001\u0007\u001B[31m\u009D'
const cut = (text: string, most: number) => [...text].slice(0, most).join('').slice(0, most).trim()

const inOneLine: Words = {
  line: (most) => cut(`${hostile.image}${hostile.reversed}${hostile.script}${hostile.link}${hostile.emoji}${hostile.spaceless}`, most),
  text: (most) => cut(`${hostile.image}\n${hostile.script}\n${Object.values(hostile).join('\n')}\n${control}`, most),
}

/** What stands in a page that only data could have brought there. */
const broughtIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll('img, iframe, object, embed, base, [onerror], [onclick], main script, main style')]
    const bad = [...document.querySelectorAll('[href], [src], [action]')].filter((element) =>
      ['href', 'src', 'action'].some((name) => /^\s*(?:javascript|data|vbscript):/i.test(element.getAttribute(name) ?? '')),
    )
    return [...own, ...bad].map((element) => element.outerHTML.slice(0, 200))
  })

async function expectOnlyText(page: Page, where: string): Promise<void> {
  expect.soft(await page.evaluate(() => window.__pwned), where).toBeUndefined()
  expect.soft(await broughtIn(page), where).toEqual([])
  expect.soft(await sideways(page), where).toBeLessThanOrEqual(0)
}

/** Every link out of the app opens without telling where it was. */
const unguarded = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(({ origin, rel }) => origin !== window.location.origin && !/noopener/.test(rel))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  )

const groups = Object.keys(addressesOf({ components: [], profile: '', machine: '', project: '', edits: [] }))

for (const group of groups) {
  test(`${group}: texts that would be markup, code or an address elsewhere are text`, async ({ page, api, complaints }) => {
    test.setTimeout(300_000)
    const filled = await fillServer(api, inOneLine)
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of addressesOf(filled)[group] ?? []) {
        await visit(page, path)
        await expectOnlyText(page, `${path} at ${width}`)
        expect.soft(await unguarded(page), path).toEqual([])
      }
    }
    expect(complaints).toEqual([])
  })
}

for (const width of [1440, 360]) {
  test(`dialogs and the palette: texts that would be markup, code or an address elsewhere are text: ${width}`, async ({
    page,
    api,
    complaints,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width, height: 800 })
    const filled = await fillServer(api, inOneLine)
    for (const { name, path, open } of openingsOf(filled)) {
      await visit(page, path)
      await open(page)
      await expect(dialogOf(page), name).toBeVisible()
      await settled(page)
      await expectOnlyText(page, name)
      const box = await dialogOf(page).boundingBox()
      expect.soft((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width)
    }
    expect(complaints).toEqual([])
  })
}

test('a hostile text is shown as it is written where it is read', async ({ page, api, complaints }) => {
  const filled = await fillServer(api, inOneLine)
  const subagent = filled.components.find(({ type }) => type === 'subagent')?.id
  const name = inOneLine.line(128)
  await visit(page, `/projects/${filled.project}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page).toHaveTitle(new RegExp('^<img src=x'))
  await visit(page, `/components/${subagent}`)
  await expect(page.getByRole('textbox', { name: 'Description' }).first()).toHaveValue(/<img src=x/)
  await expect(page.getByRole('group', { name: '.claude/agents/the-subagent.md' })).toContainText(hostile.image)
  await visit(page, '/activity')
  await expect(page.getByText(hostile.image).first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('an address that is no address of the web is refused as a source', async ({ api }) => {
  const wanted = { type: 'claude-md' as const, name: 'linked', config: { template: 'Be kind.' }, tags: [] }
  for (const sourceUrl of [hostile.link, 'data:text/html,<b>', 'file:///etc/passwd', ' java\nscript:alert(1)']) {
    await expect(api.components.create.mutate({ ...wanted, sourceUrl })).rejects.toThrow(/http/)
  }
})

test('words in the address are text too', async ({ page, complaints }) => {
  test.setTimeout(300_000)
  const query = encodeURIComponent(`${hostile.image}${hostile.script}`)
  const paths = ['/components?q=', '/components?type=', '/components/new?type=', '/profiles?q=', '/profiles/new?name=', '/projects?q=']
  for (const path of [...paths, '/variables?name=', '/variables?show=', '/activity?kind=', '/machines/', '/components/', '/']) {
    // What ends like a file's name is looked for among the files.
    await page.goto(`${path}${path.endsWith('/') ? query.replaceAll('.', '') : query}`)
    await settled(page)
    await expectOnlyText(page, path)
  }
  expect(complaints.filter((complaint) => !/status of 40[04]/.test(complaint))).toEqual([])
})
