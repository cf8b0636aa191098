import type { Profile, ProfileComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { profile } from '../test/server.ts'
import { keptIn, layOutLineage, loadAncestors } from './lineage.ts'

const component = (name: string, changes: Partial<ProfileComponent> = {}): ProfileComponent => ({
  componentId: `component-${name}`,
  scope: 'project',
  type: 'hook',
  name,
  description: '',
  enabled: true,
  ...changes,
})
const base = profile({
  id: 'base',
  name: 'base',
  components: [component('lint'), component('audit')],
  variables: { team: 'core', node: '20' },
})
const dropped = (top: Profile, ...ancestors: Profile[]) =>
  layOutLineage(top, ancestors).groups.map(({ rows }) =>
    rows.map((row) => (row.dropped ? `${row.component.name} ${row.dropped.by} in ${row.dropped.in.name}` : row.component.name)),
  )

it('lists parents first, depth first, each once', () => {
  const left = profile({ id: 'left', name: 'left', extends: ['base'] })
  const right = profile({ id: 'right', name: 'right', extends: ['base'] })
  const top = profile({ id: 'top', name: 'top', extends: ['left', 'right'] })
  expect(layOutLineage(top, [right, base, left]).groups.map((group) => group.profile.name)).toEqual(['base', 'left', 'right', 'top'])
})

it('marks what a later profile lists again and what is excluded', () => {
  const top = profile({ id: 'top', name: 'top', extends: ['base'], exclude: ['component-audit'], components: [component('lint')] })
  expect(dropped(top, base)).toEqual([['lint replaced in top', 'audit excluded in top'], ['lint']])
})

it('lets a later profile bring back what an earlier one excluded', () => {
  const left = profile({ id: 'left', name: 'left', extends: ['base'], exclude: ['component-audit'] })
  const top = profile({ id: 'top', name: 'top', extends: ['left'], components: [component('audit')] })
  expect(dropped(top, base, left)).toEqual([['lint', 'audit excluded in left'], [], ['audit']])
})

it('excludes only what the excluding profile builds on', () => {
  const beside = profile({ id: 'beside', name: 'beside', exclude: ['component-audit'] })
  const top = profile({ id: 'top', name: 'top', extends: ['base', 'beside'] })
  expect(dropped(top, base, beside)).toEqual([['lint', 'audit'], [], []])
})

it('counts what is neither dropped nor off, and names exclusions of what nothing brings', () => {
  const top = profile({
    id: 'top',
    name: 'top',
    extends: ['base'],
    exclude: ['component-audit', 'component-elsewhere'],
    components: [component('spare', { enabled: false })],
  })
  const lineage = layOutLineage(top, [base])
  expect(keptIn(lineage)).toBe(1)
  expect(lineage.idle).toEqual(['component-elsewhere'])
})

it('survives a circle, which the server will refuse', () => {
  const top = profile({ id: 'top', name: 'top', extends: ['base'] })
  expect(layOutLineage(top, [{ ...base, extends: ['top'] }, top]).groups.map(({ profile: { name } }) => name)).toEqual(['base', 'top'])
})

it('lets the nearest profile set a variable and says which one did', () => {
  const top = profile({ id: 'top', name: 'top', extends: ['base'], variables: { team: 'web' } })
  expect(layOutLineage(top, [base]).variables).toEqual([
    { name: 'node', value: '20', from: { id: 'base', name: 'base' } },
    { name: 'team', value: 'web', from: { id: 'top', name: 'top' } },
  ])
})

it('asks for each profile once, however often it is extended, and passes over one that is no more', async () => {
  const left = profile({ id: 'left', extends: ['base', 'gone'] })
  const all = new Map([base, left].map((it) => [it.id, it]))
  const asked: string[] = []
  const found = await loadAncestors(['left', 'base'], async (id) => {
    asked.push(id)
    return all.get(id)
  })
  expect(asked.sort()).toEqual(['base', 'gone', 'left'])
  expect(found.map(({ id }) => id).sort()).toEqual(['base', 'left'])
})
