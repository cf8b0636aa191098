import type { EnvVar, EnvVarUsage } from '@ccm/contract'
import { expect, it } from 'vitest'
import { gatherNames, searchNames } from './names.ts'

const value = (changes: Partial<EnvVar> = {}): EnvVar => ({
  id: `value-${changes.name ?? 'PG_DSN'}`,
  name: 'PG_DSN',
  machine: null,
  project: null,
  sensitive: true,
  value: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
  ...changes,
})
const studio = { id: 'machine-studio', name: 'studio' }
const devbox = { id: 'machine-devbox', name: 'devbox' }
const use = (name: string, machineName?: string): EnvVarUsage['items'][number] => ({
  name,
  components: [{ id: 'component-postgres', type: 'mcp-server', name: 'postgres-ro' }],
  missing: machineName === undefined ? [] : [{ id: 'project-shop', name: 'storefront', machineName }],
})

it('puts all values of a name into one row, the one that counts everywhere first', () => {
  const rows = gatherNames(
    [value({ id: 'on-studio', machine: studio, updatedAt: '2026-11-09T09:00:00.000Z' }), value({ id: 'everywhere' })],
    [],
    [],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.values.map(({ id }) => id)).toEqual(['everywhere', 'on-studio'])
  expect(rows[0]?.updatedAt).toBe('2026-11-09T09:00:00.000Z')
})

it('says for each machine whether a value counts there, is missing there, or neither', () => {
  const [row] = gatherNames([value({ machine: studio })], [use('PG_DSN', 'devbox')], [studio, devbox, { id: 'machine-nas', name: 'nas' }])
  expect(row?.onMachines).toEqual({ 'machine-studio': 'set', 'machine-devbox': 'missing', 'machine-nas': 'none' })
})

it('lists a name without any value where something needs it, and leaves out one that nothing lacks', () => {
  expect(gatherNames([], [use('WIKI_TOKEN', 'studio'), use('SPARE')], [studio]).map(({ name }) => name)).toEqual(['WIKI_TOKEN'])
})

it('filters by words in names and users, by kind and by what is missing', () => {
  const rows = gatherNames(
    [value(), value({ name: 'LOG_LEVEL', sensitive: false, value: 'info' })],
    [use('PG_DSN'), use('WIKI_TOKEN', 'studio')],
    [studio],
  )
  const found = (search: Parameters<typeof searchNames>[1]) => searchNames(rows, search).map(({ name }) => name)
  expect(found({})).toEqual(['LOG_LEVEL', 'PG_DSN', 'WIKI_TOKEN'])
  expect(found({ q: 'postgres pg' })).toEqual(['PG_DSN'])
  expect(found({ kind: 'secret' })).toEqual(['PG_DSN'])
  expect(found({ kind: 'plain' })).toEqual(['LOG_LEVEL'])
  expect(found({ missing: '1' })).toEqual(['WIKI_TOKEN'])
})
