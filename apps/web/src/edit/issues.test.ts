import { expect, it } from 'vitest'
import { CreateComponent } from '@ccm/contract'
import { errorsOf, fieldAmong, stillThere } from './issues.ts'
import { check } from '@ccm/contract/issues'

const issues = [
  { path: ['name'], message: 'This name is taken.' },
  { path: ['config', 'args', 2], message: 'Use text.' },
  { path: ['config', 'other'], message: 'There is no such field.' },
  { path: [], message: 'It is too large.' },
]

it('brings each issue to the nearest field above it, and lists the rest', () => {
  const errors = errorsOf(() => issues, fieldAmong(['name', 'config.args', 'config.command']))
  expect(errors.at('name')).toBe('This name is taken.')
  expect(errors.at('config.args')).toBe('Use text.')
  expect(errors.rows('config.args')).toEqual({ 2: 'Use text.' })
  expect(errors.at('config.command')).toBeUndefined()
  expect(errors.loose()).toEqual(['config.other: There is no such field.', 'It is too large.'])
})

it('counts for a tab what is wrong below its paths', () => {
  const errors = errorsOf(() => issues, fieldAmong([]))
  expect(errors.count()).toBe(4)
  expect(errors.count('config')).toBe(2)
  expect(errors.count('conf')).toBe(0)
})

it('drops an issue once its place says something else', () => {
  const refused = { name: 'a', config: { args: ['x', 'y', 3] } }
  const now = { name: 'b', config: { args: ['x', 'y', 3] } }
  expect(stillThere(issues.slice(0, 2), refused, now).map(({ path }) => path)).toEqual([['config', 'args', 2]])
})

it('judges with the schemas of the contract, in the words of the server', () => {
  expect(check(CreateComponent, { type: 'mcp-server', name: 'Postgres RO', config: { type: 'stdio' } })).toEqual([
    { path: ['name'], message: 'Use lowercase letters, digits and single hyphens, for example "code-reviewer".' },
    { path: ['config', 'command'], message: 'This is missing. Add a string.' },
  ])
})
