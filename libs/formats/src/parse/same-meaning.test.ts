import type { ElementArtifact, FileArtifact, Json, KeyArtifact } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentOf } from '../arbitraries.ts'
import { renderComponent } from '../renderers.ts'
import { context, sample, userContext } from '../samples.ts'
import { sameMeaning } from './same-meaning.ts'

const agent = renderComponent(
  sample('subagent', 'a', { description: 'Use when: asked', tools: ['Read', 'Grep'], prompt: 'You review.\n\nKindly.' }),
  context,
).artifacts[0] as FileArtifact

describe('a Markdown file', () => {
  it.each([
    ['other quotes', "---\nname: 'a'\ndescription: 'Use when: asked'\ntools: Read, Grep\n---\nYou review.\n\nKindly.\n"],
    ['a list for a string', '---\nname: a\ndescription: "Use when: asked"\ntools: [Read, Grep]\n---\n\nYou review.\n\nKindly.\n'],
    [
      'other order and comments',
      '---\n# ours\ntools: Read,Grep\ndescription: Use when: asked\nname: a\n---\n\n\nYou review.\n\nKindly.\n\n\n',
    ],
    [
      'a byte order mark, CRLF and no final newline',
      '\uFEFF---\r\nname: a\r\ndescription: "Use when: asked"\r\ntools: Read, Grep\r\n---\r\nYou review.\r\n\r\nKindly.',
    ],
  ])('means the same with %s', (_what, text) => {
    expect(sameMeaning(agent, { text })).toBe(true)
  })

  it.each([
    ['another name', '---\nname: b\ndescription: "Use when: asked"\ntools: Read, Grep\n---\nYou review.\n\nKindly.\n'],
    ['another order of tools', '---\nname: a\ndescription: "Use when: asked"\ntools: Grep, Read\n---\nYou review.\n\nKindly.\n'],
    ['a field more', '---\nname: a\ndescription: "Use when: asked"\ntools: Read, Grep\nmine: 1\n---\nYou review.\n\nKindly.\n'],
    ['another line', '---\nname: a\ndescription: "Use when: asked"\ntools: Read, Grep\n---\nYou review.\nKindly.\n'],
    ['no frontmatter', 'You review.\n\nKindly.\n'],
    ['frontmatter that cannot be read', '---\nname: "a\n---\nYou review.\n'],
    ['nothing', ''],
  ])('means something else with %s', (_what, text) => {
    expect(sameMeaning(agent, { text })).toBe(false)
  })

  it('means the same in a skill, a command, a rule and an output style, for a user too', () => {
    const artifacts = [
      renderComponent(sample('skill', 's', { 'user-invocable': false, prompt: 'Text' }), context),
      renderComponent(sample('command', 'git/c', { 'argument-hint': '[message]', prompt: 'Text' }), context),
      renderComponent(sample('rule', 'r', { paths: ['src/**', 'a/*.ts'], prompt: 'Text' }), context),
      renderComponent(sample('output-style', 'o', { description: 'Calm', prompt: 'Text' }), userContext),
    ].flatMap(({ artifacts: [first] }) => (first?.kind === 'file' ? [first] : []))
    const texts = [
      '---\nuser-invocable: no\n---\nText',
      '---\nargument-hint: [message]\n---\nText',
      '---\npaths: src/**, a/*.ts\n---\nText',
      "---\ndescription: 'Calm'\n---\nText",
    ]
    expect(artifacts.map((artifact, index) => sameMeaning(artifact, { text: texts[index] ?? '' }))).toEqual([true, true, true, true])
    expect(artifacts.map((artifact) => sameMeaning(artifact, { text: 'Text' }))).toEqual([false, false, false, false])
  })

  it('means what it says itself, and nothing else a subagent may say', () => {
    const rendered = componentOf('subagent').map((component) => renderComponent(component, context).artifacts[0] as FileArtifact)
    fc.assert(
      fc.property(rendered, rendered, (one, other) => {
        expect(sameMeaning(one, { text: one.content.replaceAll('\n', '\r\n') })).toBe(true)
        expect(sameMeaning(one, { text: other.content })).toBe(one.content === other.content)
      }),
      { numRuns: 30 },
    )
  })
})

it('never holds for a supporting file of a skill, nor for a value in the place of a text', () => {
  const supporting: FileArtifact = { ...agent, id: 'x', path: '.claude/skills/s/notes.md', content: 'a\n' }
  expect(sameMeaning(supporting, { text: 'a' })).toBe(false)
  expect(sameMeaning(agent, { value: agent.content })).toBe(false)
})

describe('an MCP server', () => {
  const key = (value: Json, pointer = '/mcpServers/a'): KeyArtifact => ({
    kind: 'key',
    id: 'x',
    root: 'project',
    path: '.mcp.json',
    owners: [],
    runs: true,
    private: false,
    pointer,
    value,
  })
  it.each([
    ['its missing type', { type: 'stdio', command: 'x', args: ['y'] }, { args: ['y'], command: 'x' }, true],
    ['the other spelling of http', { type: 'http', url: 'u' }, { url: 'u', type: 'streamable-http' }, true],
    ['a url without a type, which is not read', { type: 'http', url: 'u' }, { url: 'u' }, false],
    ['a url beside a command and no type', { type: 'stdio', command: 'x', url: 'u' }, { command: 'x', url: 'u' }, false],
    ['a member more', { type: 'stdio', command: 'x' }, { command: 'x', args: [] }, false],
    ['another kind of value', { type: 'stdio', command: 'x' }, 'x', false],
  ] as [string, Json, Json, boolean][])('with %s', (_what, want, disk, same) => {
    expect(sameMeaning(key(want), { value: disk })).toBe(same)
  })

  it('is the only part of a JSON file that may be said in two ways', () => {
    const want: Json = { type: 'stdio', command: 'x' }
    const element: ElementArtifact = { ...key(want), kind: 'element', pointer: '/mcpServers' }
    expect(sameMeaning(key(want, '/other/a'), { value: { command: 'x' } })).toBe(false)
    expect(sameMeaning({ ...key(want), path: '.claude/settings.json' }, { value: { command: 'x' } })).toBe(false)
    expect(sameMeaning(element, { value: { command: 'x' } })).toBe(false)
    expect(sameMeaning(key(want), { text: 'x' })).toBe(false)
  })
})
