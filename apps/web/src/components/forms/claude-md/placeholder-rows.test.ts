import type { Json } from '@ccm/contract'
import { expect, it } from 'vitest'
import { toRows, withRow } from './placeholder-rows.ts'

const placeholders: Json[] = [
  { name: 'gone', description: 'Not asked for' },
  { name: 'test', description: 'How to test', default: 'npm test' },
]

it('lists what the text asks for, then what only is described', () => {
  expect(toRows(['build', 'test'], placeholders)).toEqual([
    { name: 'build', inText: true, index: undefined, description: '', default: undefined },
    { name: 'test', inText: true, index: 1, description: 'How to test', default: 'npm test' },
    { name: 'gone', inText: false, index: 0, description: 'Not asked for', default: undefined },
  ])
})

it('describes one for the first time, and changes one in its place', () => {
  const [build, test] = toRows(['build', 'test'], placeholders)
  if (!build || !test) throw new Error('Two rows were expected.')
  expect(withRow(placeholders, build, { default: 'make' })).toEqual([...placeholders, { name: 'build', description: '', default: 'make' }])
  expect(withRow(placeholders, test, { default: undefined })).toEqual([placeholders[0], { name: 'test', description: 'How to test' }])
})

it('leaves out one that says nothing any more, and the field with the last of them', () => {
  const [test] = toRows(['test'], [{ name: 'test', description: 'x' }])
  if (!test) throw new Error('A row was expected.')
  expect(withRow([{ name: 'test', description: 'x' }], test, { description: '' })).toBeUndefined()
})
