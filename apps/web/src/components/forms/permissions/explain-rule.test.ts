import { describe, expect, it } from 'vitest'
import { explainRule } from './explain-rule.ts'

describe('a rule is told in words', () => {
  it.each([
    ['Bash', 'Every shell command'],
    ['Bash(git diff:*)', 'Bash commands that start with "git diff"'],
    ['Bash(git diff *)', 'Bash commands that start with "git diff"'],
    ['Bash(npm test)', 'The command "npm test", just so'],
    ['Bash(git * main)', 'Bash commands like "git * main", where * is anything'],
    ['Read(//etc/passwd)', 'Reading /etc/passwd'],
    ['Read(~/.ssh/**)', 'Reading every file in ~/.ssh'],
    ['Edit(/src/**)', 'Changing every file in src in the project'],
    ['Read(.env)', 'Reading .env under the working folder'],
    ['WebFetch(domain:example.com)', 'Reading pages of example.com'],
    ['Agent(reviewer)', 'Starting the subagent reviewer'],
    ['Task(reviewer)', 'Starting the subagent reviewer'],
    ['Skill(deploy *)', 'Using the skill deploy, with any arguments'],
    ['mcp__github', 'Every tool of the MCP server github'],
    ['mcp__github__*', 'Every tool of the MCP server github'],
    ['mcp__github__create_issue', 'create_issue of the MCP server github'],
    ['mcp__*', 'Every tool of every MCP server'],
  ])('%s: %s', (rule, means) => {
    expect(explainRule(rule)).toEqual({ means })
  })
})

describe('a suspicious rule is doubted', () => {
  it.each([
    ['bash(ls)', /capital letter/],
    ['Bash()', /Empty parentheses/],
    ['Serch', /no tool called Serch/],
    ['WebFETCH', /writes it WebFetch/],
    ['Bash(ls*)', /also matches "lsx"/],
    ['Bash(sudo *)', /every command/],
    ['Read(/etc/passwd)', /write "\/\/etc\/passwd"/],
    ['Write(/src/**)', /Write Edit\(/],
    ['WebFetch(https://example.com)', /domain:/],
    ['mcp__github(x)', /no parentheses/],
  ])('%s', (rule, doubt) => {
    expect(explainRule(rule).doubt).toMatch(doubt)
  })
})
