import type { TargetState } from '@ccm/contract'
import { expect, it } from 'vitest'
import { machine, project } from '../test/server.ts'
import { sayMore, toFleet } from './fleet-columns.ts'

const on = (name: string, states: Partial<Record<TargetState, number>>) =>
  machine({ id: `machine-${name}`, name, states, projects: Object.values(states).reduce((sum, count) => sum + count, 0) })
const projectOn = (name: string, index: number, state: TargetState) =>
  project({ id: `${name}-${index}`, state, machine: { id: `machine-${name}`, name } })

it('gives each of a few machines a column with all its projects', () => {
  const { columns, folded } = toFleet(
    [on('studio', { drifted: 1, 'in-step': 1 }), on('devbox', {})],
    [projectOn('studio', 1, 'drifted'), projectOn('studio', 2, 'in-step')],
  )
  expect(columns.map(({ machine, projects }) => [machine.name, projects.map(({ id }) => id)])).toEqual([
    ['studio', ['studio-1', 'studio-2']],
    ['devbox', []],
  ])
  expect(columns.map(sayMore)).toEqual(['', ''])
  expect(folded).toEqual([])
})

it('folds what is in step when there are many machines', () => {
  const quiet = ['b', 'c', 'd', 'e'].map((name) => on(name, { 'in-step': 3 }))
  const { columns, folded } = toFleet(
    [on('a', { outdated: 1, 'in-step': 7 }), ...quiet],
    [projectOn('a', 1, 'outdated'), projectOn('a', 2, 'in-step')],
  )
  expect(columns).toMatchObject([{ machine: { name: 'a' }, projects: [{ id: 'a-1' }] }])
  expect(columns.map(sayMore)).toEqual(['7 in step'])
  expect(folded).toHaveLength(4)
})

it('says how many more a long column has', () => {
  const projects = Array.from({ length: 12 }, (_, index) => projectOn('a', index, index < 10 ? 'outdated' : 'in-step'))
  const { columns } = toFleet([on('a', { outdated: 10, 'in-step': 2 })], projects)
  expect(columns[0]?.projects).toHaveLength(8)
  expect(columns.map(sayMore)).toEqual(['2 more out of step, 2 in step'])
})
