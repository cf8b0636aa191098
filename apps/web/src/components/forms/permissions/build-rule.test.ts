import { checkPermissionRule } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { buildRule, noParts, type RuleParts } from './build-rule.ts'

describe('a rule is built', () => {
  it.each<[Partial<RuleParts>, string | undefined]>([
    [{ kind: 'Bash', text: 'git diff' }, 'Bash(git diff *)'],
    [{ kind: 'Bash', text: 'git diff:*' }, 'Bash(git diff *)'],
    [{ kind: 'Bash', text: 'npm test', match: 'exact' }, 'Bash(npm test)'],
    [{ kind: 'Bash', match: 'any' }, 'Bash'],
    [{ kind: 'Bash' }, undefined],
    [{ kind: 'Read', text: '.env' }, 'Read(/.env)'],
    [{ kind: 'Read', text: '/etc/passwd', from: 'root' }, 'Read(//etc/passwd)'],
    [{ kind: 'Edit', text: 'docs/**', from: 'here' }, 'Edit(./docs/**)'],
    [{ kind: 'Read', text: '~/.ssh/**', from: 'home' }, 'Read(~/.ssh/**)'],
    [{ kind: 'WebFetch', text: 'https://example.com/a' }, 'WebFetch(domain:example.com)'],
    [{ kind: 'mcp', name: 'github' }, 'mcp__github'],
    [{ kind: 'mcp', name: 'github', text: 'create_issue' }, 'mcp__github__create_issue'],
    [{ kind: 'mcp' }, undefined],
    [{ kind: 'Agent', text: 'reviewer' }, 'Agent(reviewer)'],
    [{ kind: 'Skill', text: 'deploy', withArguments: true }, 'Skill(deploy *)'],
    [{ kind: 'tool', name: 'WebSearch' }, 'WebSearch'],
    [{ kind: 'typed', text: ' Bash(ls) ' }, 'Bash(ls)'],
  ])('%j', (parts, rule) => {
    expect(buildRule({ ...noParts, ...parts })).toBe(rule)
    if (rule) expect(checkPermissionRule(rule)).toBeUndefined()
  })
})
