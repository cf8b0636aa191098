import { describe, expect, it } from 'vitest'
import { readTool } from './read-tool.ts'

const read = (text: string) => readTool(text, ['postgres_ro', 'postgres_ro_old'])

describe('a tool says what it stands for', () => {
  it.each([
    ['Grep', 'Searches what files say'],
    ['Bash(git diff:*)', 'Commands that start with "git diff"'],
    ['Bash(npm run *)', 'Commands that start with "npm run"'],
    ['Bash(git * main)', 'Commands like "git * main"'],
    ['Bash(npm test)', 'The command "npm test" alone'],
    ['Bash(*)', 'Every command'],
    ['Edit(./src/**)', 'Changes files under ./src/**'],
    ['WebFetch(domain:example.com)', 'Reads pages of example.com'],
    ['Task(reviewer)', 'Starts reviewer only'],
    ['mcp__postgres_ro', 'Every tool of the MCP server postgres_ro'],
    ['mcp__postgres_ro__*', 'Every tool of the MCP server postgres_ro'],
    ['mcp__postgres_ro__query', 'query of the MCP server postgres_ro'],
    ['mcp__postgres_ro_old__query', 'query of the MCP server postgres_ro_old'],
  ])('%s: %s', (text, means) => {
    expect(read(text)).toEqual({ means })
  })
})

describe('a tool that Claude Code would pass over is doubted', () => {
  it.each([
    ['bash(ls)', /start with a capital/],
    ['GREP', /"Grep"/],
    ['Serch', /brings no tool of this name/],
    ['Bash()', /Empty parentheses/],
    ['mcp__postgres_ro(x)', /no parentheses/],
    ['mcp__nowhere__x', /no MCP server "nowhere"/],
  ])('%s', (text, doubt) => {
    expect(read(text).doubt).toMatch(doubt)
  })
})
