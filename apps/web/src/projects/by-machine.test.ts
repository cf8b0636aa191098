import { expect, it } from 'vitest'
import { project } from '../test/server.ts'
import { byMachine } from './by-machine.ts'

it('keeps the order of machines and of the projects within each, and marks the first of each', () => {
  const on = (machine: string, name: string) => project({ id: `project-${name}`, name, machine: { id: machine, name: machine } })
  const rows = byMachine([on('studio', 'a'), on('devbox', 'b'), on('studio', 'c')])
  expect(rows.map(({ project: { name }, leads }) => [name, leads])).toEqual([
    ['a', true],
    ['c', false],
    ['b', true],
  ])
})
