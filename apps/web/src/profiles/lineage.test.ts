import type { Profile, ProfileComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { profile } from '../test/server.ts'
import { layOutLineage, loadLineage } from './lineage.ts'

const component = (name: string, changes: Partial<ProfileComponent> = {}): ProfileComponent => ({
  componentId: `component-${name}`,
  scope: 'project',
  type: 'hook',
  name,
  description: '',
  enabled: true,
  ...changes,
})
const byId = (...profiles: Profile[]) => new Map(profiles.map((it) => [it.id, it]))
const base = profile({
  id: 'base',
  name: 'base',
  components: [component('lint'), component('audit')],
  variables: { team: 'core', node: '20' },
})

it('lists parents first, depth first, each once', () => {
  const left = profile({ id: 'left', name: 'left', extends: ['base'] })
  const right = profile({ id: 'right', name: 'right', extends: ['base'] })
  const top = profile({ id: 'top', name: 'top', extends: ['left', 'right'] })
  expect(layOutLineage('top', byId(base, left, right, top)).groups.map((group) => group.profile.name)).toEqual([
    'base',
    'left',
    'right',
    'top',
  ])
})

it('marks what a later profile replaces and what is excluded', () => {
  const top = profile({
    id: 'top',
    name: 'top',
    extends: ['base'],
    exclude: ['component-audit'],
    components: [component('lint', { componentId: 'component-lint-2' })],
  })
  const [inherited, own] = layOutLineage('top', byId(base, top)).groups
  expect(inherited?.rows.map(({ dropped }) => dropped)).toEqual([{ by: 'replaced', profile: 'top' }, { by: 'excluded' }])
  expect(own?.rows.map(({ dropped }) => dropped)).toEqual([undefined])
})

it('lets the nearest profile set a variable and says which one did', () => {
  const top = profile({ id: 'top', name: 'top', extends: ['base'], variables: { team: 'web' } })
  expect(layOutLineage('top', byId(base, top)).variables).toEqual([
    { name: 'node', value: '20', from: 'base' },
    { name: 'team', value: 'web', from: 'top' },
  ])
})

it('asks for each profile once, however often it is extended', async () => {
  const all = byId(base, profile({ id: 'left', extends: ['base'] }), profile({ id: 'top', extends: ['left', 'base'] }))
  const asked: string[] = []
  await loadLineage('top', async (id) => {
    asked.push(id)
    const found = all.get(id)
    if (!found) throw new Error(`${id} was not expected`)
    return found
  })
  expect(asked.sort()).toEqual(['base', 'left', 'top'])
})
