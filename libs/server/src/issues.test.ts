import { toIssues } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pathText, sentence } from './issues.ts'

const issuesOf = (schema: z.ZodType, value: unknown) => toIssues(schema.safeParse(value).error ?? new z.ZodError([]))

describe('an issue says what to do', () => {
  it.each([
    ['something missing', z.object({ a: z.string() }), {}, ['a'], 'This is missing. Add a string.'],
    ['a wrong type', z.object({ a: z.array(z.string()) }), { a: 1 }, ['a'], 'Use a list.'],
    ['a wrong choice', z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, ['a'], 'Use one of: x, y.'],
    ['too long a text', z.object({ a: z.string().max(3) }), { a: 'four' }, ['a'], 'This is too much: use at most 3 characters.'],
    ['too large a number', z.object({ a: z.int().max(200) }), { a: 201 }, ['a'], 'This is too much: use at most 200.'],
    ['too small a number', z.object({ a: z.int().min(1) }), { a: 0 }, ['a'], 'This is too little: use at least 1.'],
    ['an unknown field', z.strictObject({}), { b: 1 }, ['b'], 'There is no such field. Remove it, or check its spelling.'],
    ['a text of its own', z.object({ a: z.string().max(1, 'Be brief.') }), { a: 'xx' }, ['a'], 'Be brief.'],
    ['a bad name in a map', z.record(z.string().regex(/^a/, 'Begin with a.'), z.string()), { b: 'x' }, ['b'], 'Begin with a.'],
  ])('%s', (_name, schema, value, path, message) => {
    expect(issuesOf(schema, value)).toEqual([{ path, message }])
  })

  it('takes the branch of a union that got furthest', () => {
    const schema = z.union([z.string(), z.object({ a: z.object({ b: z.number() }) })])
    expect(issuesOf(schema, { a: { b: 'x' } })).toEqual([{ path: ['a', 'b'], message: 'Use a number.' }])
  })
})

it('puts the first three issues into one sentence and counts the rest', () => {
  const issues = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: ['config', name, 0], message: `Fix ${name}.` }))
  expect(sentence(issues)).toBe('config.a[0]: Fix a. config.b[0]: Fix b. config.c[0]: Fix c. And 2 more.')
  expect(pathText([])).toBe('')
})
