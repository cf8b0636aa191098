import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from '@playwright/test'
import { addProject, hash, reportInStep } from './fleet.ts'
import { expect, test } from './test.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe: { run: () => Promise<AxeResults> }
  }
}

/** Serious and critical findings, each as one line. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`))
}

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every page is free of serious findings and sideways scrolling: ${size}, ${theme}`, async ({ page, api, complaints }) => {
      const { project, profile } = await addProject(api)
      const { revision, libraryVersion } = await reportInStep(api, project.targetId)
      const exceptions = [
        { id: 'project:.mcp.json#/mcpServers/memory', state: 'conflict' as const, want: hash('a'), last: hash('b'), have: hash('c') },
        { id: 'project:CLAUDE.md#block/house-rules', state: 'drifted' as const, want: hash('a'), last: hash('a'), have: hash('b') },
      ]
      await api.sync.report.mutate({ targetId: project.targetId, revision, libraryVersion, counts: {}, exceptions })
      const [component] = (await api.components.list.query({ limit: 1 })).items
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme: theme })
      const paths = [
        '/components',
        '/components?q=nothing-like-this',
        `/components/${component?.id}`,
        `/components/${component?.id}?tab=files`,
        `/components/${component?.id}?tab=revisions`,
        '/profiles',
        `/profiles/${profile.id}`,
        `/profiles/${profile.id}?tab=files`,
        '/projects',
        `/projects/${project.id}`,
        `/projects/${project.id}?tab=effective`,
        `/projects/${project.id}?tab=runs`,
        '/machines',
        '/nowhere',
      ]
      for (const path of paths) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
        expect(await findings(page), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    })
  }
}
