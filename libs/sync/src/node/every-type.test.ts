import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyComponent, Artifact, Root } from '@ccm/contract'
import { approvalsOf, composeFiles, renderTarget, type RenderTargetKind, UnresolvableError } from '@ccm/formats'
import { anyComponent, supportingContents } from '@ccm/formats/arbitraries'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { desiredOf } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const targets: { target: RenderTargetKind; root: Root }[] = [
  { target: { kind: 'project' }, root: 'project' },
  { target: { kind: 'user', configDirectory: 'default' }, root: 'home' },
  { target: { kind: 'user', configDirectory: 'own' }, root: 'home' },
]

/** What a target receives, with approvals; `undefined` when the components contradict each other. */
function artifactsOf(components: AnyComponent[], target: RenderTargetKind): Artifact[] | undefined {
  try {
    const { artifacts } = renderTarget({
      components: components.map((component) => ({ component, scope: target.kind === 'user' ? 'user' : 'project', level: 0 })),
      target,
      variables: {},
      project: { name: 'demo', description: '' },
      files: { get: (hash) => supportingContents.get(hash) },
    })
    return target.kind === 'project' ? [...artifacts, ...approvalsOf(artifacts, new Set())] : artifacts
  } catch (error) {
    if (error instanceof UnresolvableError) return undefined
    throw error
  }
}

it('writes components of every type as they are rendered, keeps them in step, and takes all of it away again', async () => {
  let written = 0
  const library = fc.uniqueArray(anyComponent, { minLength: 1, maxLength: 8, selector: ({ id }) => id })
  await fc.assert(
    fc.asyncProperty(library, fc.constantFrom(...targets), async (components, { target, root }) => {
      const artifacts = artifactsOf(components, target)
      if (!artifacts) return
      const place = makePlace()
      const configDirectory = target.kind === 'user' ? target.configDirectory : 'default'
      const options = { ...place, roots: { [root]: place.project }, configDirectory }
      const sync = async (...wanted: Artifact[]) => {
        const session = openTarget(options)
        const plan = await session.plan(desiredOf(...wanted))
        expect(plan.unreadable).toEqual([])
        return session.apply(plan, desiredOf(...wanted), { skip: new Set() })
      }
      expect(await sync(...artifacts)).toMatchObject({ skipped: [], notes: [], ledger: { complete: true } })
      for (const { path, content, encoding } of composeFiles(artifacts)) {
        expect(readFileSync(join(place.project, path))).toEqual(Buffer.from(content, encoding ?? 'utf8'))
        written += 1
      }
      expect(openTarget(options).inStep()).toBe(true)
      await sync()
      expect(place.list()).toEqual([])
    }),
    { numRuns: 30 },
  )
  expect(written).toBeGreaterThan(30)
})
