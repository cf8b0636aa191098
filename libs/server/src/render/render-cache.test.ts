import type { AnyComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { createRenderCache } from './render-cache.ts'

const command = (revision: number, prompt: string): AnyComponent => ({
  id: 'component-id',
  type: 'command',
  name: 'ship',
  key: 'ship',
  revision,
  config: { prompt },
})
const values = (target: string) => ({
  variables: { target },
  project: { name: 'demo', description: '' },
  target: { kind: 'project' as const },
})
const textOf = ({ artifacts }: { artifacts: unknown[] }) => JSON.stringify(artifacts)

it('renders a revision once for the same values, and anew for other values, another scope or another revision', () => {
  const cache = createRenderCache({ get: () => undefined })
  const ship = command(1, 'Ship to {{target}}.')
  const first = cache.with(values('prod'))(ship, 'project')
  expect(textOf(first)).toContain('Ship to prod.')
  expect(cache.with(values('prod'))(ship, 'project')).toBe(first)
  expect(textOf(cache.with(values('test'))(ship, 'project'))).toContain('Ship to test.')
  expect(cache.with(values('prod'))(ship, 'local')).not.toEqual(first)
  expect(textOf(cache.with(values('prod'))(command(2, 'Send to {{target}}.'), 'project'))).toContain('Send to prod.')
})

it('renders what has no placeholders once for all projects', () => {
  const cache = createRenderCache({ get: () => undefined })
  const plain = command(1, 'Ship it.')
  expect(cache.with(values('test'))(plain, 'project')).toBe(cache.with(values('prod'))(plain, 'project'))
})
