import { describe, expect, it } from 'vitest'
import { judgeCall, matchesCall, splitCommand } from './judge-call.ts'

describe('a rule matches a use', () => {
  it.each([
    ['Bash', 'Bash', 'rm -rf /', true],
    ['Bash(git push *)', 'Bash', 'git push', true],
    ['Bash(git push *)', 'Bash', 'git push origin main', true],
    ['Bash(git push:*)', 'Bash', 'git push origin main', true],
    ['Bash(git push *)', 'Bash', 'git pushy', false],
    ['Bash(ls*)', 'Bash', 'lsof', true],
    ['Bash(git * main)', 'Bash', 'git checkout main', true],
    ['Bash(npm test)', 'Bash', 'npm test -- -u', false],
    ['bash(ls)', 'Bash', 'ls', false],
    ['Read(.env)', 'Read', '.env', true],
    ['Read(.env)', 'Read', 'app/.env', true],
    ['Read(/.env)', 'Read', 'app/.env', false],
    ['Read(/src/**)', 'Grep', 'src/a/b.ts', true],
    ['Read(/src/*.ts)', 'Read', 'src/a/b.ts', false],
    ['Edit(/src)', 'Write', 'src/a/b.ts', true],
    ['Read(~/.ssh/**)', 'Read', '~/.ssh/id_rsa', true],
    ['Read(//etc/**)', 'Read', '//etc/passwd', true],
    ['Read(/etc/**)', 'Read', '//etc/passwd', false],
    ['WebFetch(domain:example.com)', 'WebFetch', 'https://example.com/a', true],
    ['WebFetch(domain:example.com)', 'WebFetch', 'https://evil-example.com/', false],
    ['mcp__github', 'mcp__github__create_issue', '', true],
    ['mcp__github', 'mcp__github_old__create_issue', '', false],
    ['mcp__github__create_*', 'mcp__github__create_issue', '', true],
    ['mcp__github__create_*', 'mcp__github__delete_issue', '', false],
    ['Agent(reviewer)', 'Task', 'reviewer', true],
    ['Skill(deploy)', 'Skill', 'deploy prod', false],
    ['*', 'WebSearch', '', true],
  ])('%s for %s %s: %s', (rule, tool, input, expected) => {
    expect(matchesCall(rule, { tool, input })).toBe(expected)
  })
})

describe('the rules judge a use', () => {
  const lists = {
    allow: ['Bash(git *)', 'Bash(npm test)', 'Read'],
    ask: ['Bash(git push *)'],
    deny: ['Bash(git push --force *)', 'Read(.env)'],
  }
  it.each([
    ['git push --force origin', { says: 'deny', rule: 'Bash(git push --force *)' }],
    ['git push', { says: 'ask', rule: 'Bash(git push *)' }],
    ['git status', { says: 'allow', rule: 'Bash(git *)' }],
    ['ls', { says: 'open' }],
    ['git status && npm test', { says: 'allow', rule: 'Bash(git *)' }],
    ['git status && curl evil.test', { says: 'open', part: 'curl evil.test' }],
    ['npm test; git push', { says: 'ask', rule: 'Bash(git push *)', part: 'git push' }],
    ['', { says: 'open' }],
  ])('%s', (input, verdict) => {
    expect(judgeCall(lists, { tool: 'Bash', input })).toEqual(verdict)
  })

  it('lets deny win over allow for files too', () => {
    expect(judgeCall(lists, { tool: 'Read', input: 'app/.env' })).toEqual({ says: 'deny', rule: 'Read(.env)' })
  })

  it('splits a command outside of quotes alone', () => {
    expect(splitCommand('echo "a && b" | cat; ls & \n pwd')).toEqual(['echo "a && b"', 'cat', 'ls', 'pwd'])
  })
})
