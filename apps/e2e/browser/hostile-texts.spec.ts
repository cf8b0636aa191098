import type { Page } from '@playwright/test'
import { fillServer, type Words } from './filled.ts'
import { lookingAt } from './looking.ts'
import { addressesOf, desk, groups, phone, settled, sideways, visit } from './places.ts'
import { actsOf, dialogOf, dialogsOf, enter, shownAt } from './scenes.ts'
import { openMerge } from './stale.ts'
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

const look = lookingAt(inOneLine)
const sizes = { phone, desk } as const

test.describe.configure({ timeout: 300_000 })

for (const group of groups) {
  look(`${group}: texts that would be markup, code or an address elsewhere are text`, async ({ page, filled, complaints }) => {
    for (const path of addressesOf(filled)[group] ?? []) {
      await page.setViewportSize(phone)
      await visit(page, path)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        await settled(page)
        await expectOnlyText(page, `${path}, ${size}`)
        expect.soft(await unguarded(page), path).toEqual([])
      }
    }
    expect(complaints).toEqual([])
  })
}

for (const size of ['desk', 'phone'] as const) {
  look(
    `dialogs and the palette: texts that would be markup, code or an address elsewhere are text: ${size}`,
    async ({ page, filled, complaints }) => {
      const { width } = sizes[size]
      await page.setViewportSize(sizes[size])
      for (const scene of shownAt(size, dialogsOf(filled))) {
        await enter(page, scene)
        await expect(dialogOf(page), scene.name).toBeVisible()
        await settled(page)
        await expectOnlyText(page, scene.name)
        const box = await dialogOf(page).boundingBox()
        expect.soft((box?.x ?? 0) + (box?.width ?? 0), scene.name).toBeLessThanOrEqual(width)
      }
      expect(complaints).toEqual([])
    },
  )

  look(
    `menus, selections and open forms: texts that would be markup, code or an address elsewhere are text: ${size}`,
    async ({ page, filled, complaints }) => {
      await page.setViewportSize(sizes[size])
      for (const scene of shownAt(size, actsOf(filled))) {
        await enter(page, scene)
        await expectOnlyText(page, scene.name)
      }
      expect(complaints).toEqual([])
    },
  )
}

test('the merge view: texts that would be markup, code or an address elsewhere are text', async ({ page, api, complaints }) => {
  const { components } = await fillServer(api, inOneLine)
  const id = components.find(({ type }) => type === 'mcp-server')?.id ?? ''
  const dialog = await openMerge(page, api, id, `mine ${inOneLine.line(800)}`, `theirs ${inOneLine.line(800)}`)
  await expect(dialog.getByText(hostile.image).first()).toBeVisible()
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await settled(page)
    await expectOnlyText(page, size)
  }
  expect(complaints).toEqual([])
})

look('a hostile text is shown as it is written where it is read', async ({ page, filled, complaints }) => {
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

look('words in the address are text too', async ({ page, complaints }) => {
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
