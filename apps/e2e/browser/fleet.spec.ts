import { addProject, hash, reportInStep } from './fleet.ts'
import { live } from './parts.ts'
import { expect, test } from './test.ts'

test('teaches the first command while there are no projects', async ({ page, complaints }) => {
  await page.goto('/projects')
  await expect(page.getByText('No projects yet')).toBeVisible()
  await expect(page.getByText('ccm init')).toBeVisible()
  await page.goto('/machines')
  await expect(page.getByText('No machines yet')).toBeVisible()
  expect(complaints).toEqual([])
})

test('a new project appears in the open list without a reload', async ({ page, api }) => {
  await page.goto('/projects')
  await expect(page.getByText('No projects yet')).toBeVisible()
  await expect(live(page)).toBeVisible()
  await addProject(api)
  await expect(page.getByRole('link', { name: 'storefront' })).toBeVisible()
  await expect(page.getByRole('row', { name: /storefront/ })).toContainText(/Not (seen|written)/)
})

test('a project follows its reports and the library while it is open', async ({ page, api, complaints }) => {
  const { project } = await addProject(api)
  await page.goto(`/projects/${project.id}`)
  await expect(page.getByText('Registered, ')).toBeVisible()
  await expect(live(page)).toBeVisible()

  const { artifacts, revision, libraryVersion } = await reportInStep(api, project.targetId).then((answer) => {
    if (answer.unchanged) throw new Error('The first answer for a target is a full one.')
    return answer
  })
  await expect(page.getByText('As the library says')).toBeVisible()

  const [artifact] = artifacts
  if (!artifact) throw new Error('The starter profile writes nothing.')
  const exceptions = [{ id: artifact.id, state: 'drifted' as const, want: hash('ours'), last: hash('ours'), have: hash('edited') }]
  await api.sync.report.mutate({ targetId: project.targetId, revision, libraryVersion, counts: { drifted: 1 }, exceptions })
  await expect(page.getByText('1 file edited: ')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Drift: / })).toContainText(artifact.path.split('/').at(-1) ?? '')

  await page.getByRole('tab', { name: 'Runs' }).click()
  await expect(page.getByText(/\d+ created/)).toBeVisible()
  expect(complaints).toEqual([])
})

test('copies the command that brings the project into step', async ({ page, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { project } = await addProject(api)
  await page.goto(`/projects/${project.id}`)
  await page.getByRole('button', { name: 'Copy cd /home/dana/code/storefront && ccm sync' }).first().click()
  await expect(page.getByText('Copied').first()).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('cd /home/dana/code/storefront && ccm sync')
})
