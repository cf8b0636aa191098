import { expect, it } from 'vitest'
import { reasonsFor } from './reasons.ts'

const edit = { takeProblem: null, keepProblem: null, library: '{"a":1}', kind: 'key' as const }

it('passes on what the server says of the whole edit', () => {
  expect(reasonsFor({ ...edit, takeProblem: 'It was deleted there.' }, undefined)).toEqual({
    take: 'It was deleted there.',
    keep: undefined,
    putBack: undefined,
  })
})

it('lets a part be tried where the whole cannot be taken', () => {
  expect(reasonsFor({ ...edit, takeProblem: 'Lines with placeholders were edited.' }, '{"a":2}').take).toBeUndefined()
})

it('does not send parts that are no JSON together, or say what the library says', () => {
  expect(reasonsFor(edit, '{"a":1').take).toMatch(/no valid JSON/)
  expect(reasonsFor({ ...edit, kind: 'block' }, '{"a":1').take).toBeUndefined()
  expect(reasonsFor(edit, '{"a":1}').keep).toMatch(/what the library says/)
})

it('puts nothing back that the library does not name', () => {
  expect(reasonsFor({ ...edit, library: null }, undefined).putBack).toMatch(/does not name it/)
})
