import { hookEvents, eventsWithoutMatcher } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { eventLooks } from './events.ts'
import { explainMatcher, matchesTool } from './matches-tool.ts'

describe('a matcher', () => {
  it.each([
    [undefined, 'Bash', true],
    ['', 'Bash', true],
    ['*', 'Bash', true],
    ['Bash', 'Bash', true],
    ['Bash', 'BashOutput', false],
    ['bash', 'Bash', false],
    ['Edit|Write', 'Write', true],
    ['Edit, Write', 'Write', true],
    ['Edit|Write', 'MultiEdit', false],
    ['Edit.*', 'MultiEdit', true],
    ['^Edit', 'MultiEdit', false],
    ['mcp__memory', 'mcp__memory__read', false],
    ['mcp__memory__.*', 'mcp__memory__read', true],
    ['mcp__.*__write', 'mcp__fs__write_file', true],
    ['(', 'Bash', false],
  ])('%s for %s: %s', (matcher, name, expected) => {
    expect(matchesTool(matcher, name)).toBe(expected)
  })
})

it('is told in words', () => {
  expect(explainMatcher('Edit|Write').means).toBe('Exactly "Edit" or "Write".')
  expect(explainMatcher('Edit.*').means).toContain('regular expression Edit.*')
  expect(explainMatcher('').means).toBe('Everything.')
})

it.each([
  ['mcp__memory', /mcp__memory__\.\*/],
  ['Bash|mcp__my_server', /mcp__my_server__\.\*/],
  ['(', /never run/],
])('doubts %s', (matcher, doubt) => {
  expect(explainMatcher(matcher).doubt).toMatch(doubt)
})

it('does not doubt a tool of a server', () => {
  expect(explainMatcher('mcp__memory__read').doubt).toBeUndefined()
})

it('knows what a matcher is compared with in every event that has one', () => {
  for (const event of hookEvents)
    expect([event, eventLooks[event].tests === undefined]).toEqual([event, eventsWithoutMatcher.includes(event)])
})
