import type { ConfigOf } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { contentOf, context, sample } from '../samples.ts'
import { renderCommand } from './command.ts'

const render = (config: ConfigOf<'command'>, key = 'git/commit') => renderCommand(sample('command', key, config), context)

it('writes a namespaced command into a directory of its own', () => {
  const { artifacts, warnings } = render({
    prompt: 'Commit what is staged in {{projectName}}.\n\nMessage: $ARGUMENTS\n',
    model: 'haiku',
    'allowed-tools': ['Bash(git add:*)', 'Bash(git commit:*)'],
    'argument-hint': '[message]',
    description: 'Commit: with a message',
  })
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([{ id: 'project:.claude/commands/git/commit.md', path: '.claude/commands/git/commit.md', runs: true }])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    description: "Commit: with a message"
    argument-hint: "[message]"
    allowed-tools: "Bash(git add:*), Bash(git commit:*)"
    model: haiku
    ---

    Commit what is staged in demo.

    Message: $ARGUMENTS
    "
  `)
})

it('writes the prompt alone when there is nothing to say about it', () => {
  expect(contentOf(render({ prompt: '\n\n    indented code\n\nText\n\n' }).artifacts)).toBe('    indented code\n\nText\n')
})

it('puts empty frontmatter before a prompt that starts with a rule, which would be read as frontmatter', () => {
  expect(contentOf(render({ prompt: '---\nmodel: opus\n---\nHello' }).artifacts)).toBe('---\n---\n\n---\nmodel: opus\n---\nHello\n')
})

it('leaves out a description that filling in makes empty', () => {
  const rendered = renderCommand(sample('command', 'a', { description: '{{x}}', prompt: 'Hello' }), { ...context, variables: { x: '' } })
  expect(contentOf(rendered.artifacts)).toBe('Hello\n')
})

describe('runs', () => {
  it.each([
    ['tools it may use unasked', { 'allowed-tools': ['Read'], prompt: 'Hello' }, true],
    ['a command in the prompt', { prompt: 'Status: !`git status`' }, true],
    ['a fenced command in the prompt', { prompt: 'Status:\n```!\ngit status\n```' }, true],
    ['plain prose', { prompt: 'Say `hello`!' }, false],
  ])('%s', (_what, config, runs) => {
    expect(render(config).artifacts[0]?.runs).toBe(runs)
  })

  it('a command that a variable brings', () => {
    const rendered = renderCommand(sample('command', 'a', { prompt: '{{x}}' }), { ...context, variables: { x: '!`id`' } })
    expect(rendered.artifacts[0]?.runs).toBe(true)
  })
})

it.each(['local', 'user'] as const)('writes nothing for the scope "%s" and says what to do', (scope) => {
  const { artifacts, warnings } = renderCommand(sample('command', 'a', { prompt: 'Hello' }), { ...context, scope })
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('Give it the scope') }])
})
