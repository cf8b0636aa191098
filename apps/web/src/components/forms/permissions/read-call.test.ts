import { describe, expect, it } from 'vitest'
import { readCall } from './read-call.ts'

describe('a typed use is read', () => {
  it.each([
    ['git push', { tool: 'Bash', input: 'git push' }],
    ['Bash(git push)', { tool: 'Bash', input: 'git push' }],
    ['Read src/a.ts', { tool: 'Read', input: 'src/a.ts' }],
    ['Edit(.env)', { tool: 'Edit', input: '.env' }],
    ['mcp__github__create_issue', { tool: 'mcp__github__create_issue', input: '' }],
    ['https://example.com/a', { tool: 'WebFetch', input: 'https://example.com/a' }],
    ['WebSearch', { tool: 'WebSearch', input: '' }],
  ])('%s', (text, call) => {
    expect(readCall(text)).toEqual(call)
  })
})
