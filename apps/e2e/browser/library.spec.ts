import { expect, test } from './test.ts'

test('finds a component by search and type, and the address keeps both', async ({ page, api, complaints }) => {
  await api.components.create.mutate({
    type: 'hook',
    name: 'lint-after-write',
    description: 'Formats what was written',
    tags: ['quality'],
    config: { event: 'PostToolUse', matcher: 'Write', hooks: [{ type: 'command', command: 'npm run lint' }] },
  })
  await page.goto('/components')
  await page.getByRole('searchbox', { name: 'Filter components' }).fill('formats')
  await expect(page).toHaveURL(/\?q=formats$/)
  await expect(page.getByRole('link', { name: 'lint-after-write' })).toBeVisible()
  await page.getByRole('tab', { name: 'Hooks' }).click()
  await expect(page).toHaveURL(/q=formats.*type=hook|type=hook.*q=formats/)
  await expect(page.getByRole('link', { name: 'lint-after-write' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('tab', { name: 'Hooks' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('searchbox', { name: 'Filter components' })).toHaveValue('formats')

  await page.getByRole('tab', { name: 'Commands' }).click()
  await expect(page.getByText('Nothing matches “formats”')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'lint-after-write' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('shows the exact file a component writes', async ({ page, api, complaints }) => {
  await api.components.create.mutate({
    type: 'subagent',
    name: 'reviewer',
    tags: [],
    config: { description: 'Reviews a change: "carefully"', prompt: '# Review\n\nLook for leaks.' },
  })
  await page.goto('/components?q=reviewer')
  await page.getByRole('link', { name: 'reviewer', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'reviewer' })).toBeFocused()
  await expect(page).toHaveTitle('reviewer · Components · CCM')
  const file = page.getByRole('group', { name: '.claude/agents/reviewer.md' })
  await expect(file).toContainText('description: "Reviews a change: \\"carefully\\""')
  await expect(file).toContainText('Look for leaks.')
  expect(complaints).toEqual([])
})

test('shows the files a profile gives and the reason of each component', async ({ page, complaints }) => {
  await page.goto('/profiles')
  await page.getByRole('grid', { name: 'Profiles' }).getByRole('link').first().click()
  const tree = page.getByRole('tree', { name: 'Files' })
  await expect(tree).toBeVisible()
  const file = tree.getByRole('treeitem', { name: /\.md|\.json/ }).last()
  await file.click()
  await expect(file).toHaveAttribute('aria-selected', 'true')
  await expect(page).toHaveURL(/file=/)
  expect(complaints).toEqual([])
})

test('keeps markup from the library as text on every page that shows it', async ({ page, api, complaints }) => {
  const planted = '<img src=x onerror=alert(1)><script>alert(2)</script>'
  const component = await api.components.create.mutate({
    type: 'claude-md',
    name: 'planted',
    description: planted,
    tags: [],
    config: { template: `# ${planted}\n\n${planted}` },
  })
  await api.profiles.create.mutate({ name: 'planted', description: planted, components: [{ componentId: component.id }] })
  for (const path of ['/components?q=planted', `/components/${component.id}`, '/profiles?q=planted']) {
    await page.goto(path)
    await expect(page.getByText(planted).first()).toBeVisible()
    expect(await page.locator('main img, main script').count(), path).toBe(0)
  }
  expect(complaints).toEqual([])
})

test('holds a few hundred rows in a page that stays small', async ({ page, api, complaints }) => {
  const config = { template: 'Be kind.' }
  const names = Array.from({ length: 240 }, (_, index) => `rule-${String(index).padStart(3, '0')}`)
  for (const name of names) await api.components.create.mutate({ type: 'claude-md', name, tags: [], config })
  await page.goto('/components?q=rule-')
  const grid = page.getByRole('grid', { name: 'Components' })
  await expect(grid).toHaveAttribute('aria-rowcount', '241')
  await expect(async () => {
    await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    await expect(page.getByRole('link', { name: 'rule-239' })).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  await page.keyboard.press('k')
  await expect(grid.getByRole('link').and(page.locator(':focus'))).toHaveCount(1)
  expect(complaints).toEqual([])
})
