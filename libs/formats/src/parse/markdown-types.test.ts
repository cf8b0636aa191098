import { describe, expect, it } from 'vitest'
import { configIn, parse, problemsIn } from './samples.ts'

const markdown = (yaml: string, body = 'Text') => `---\n${yaml}\n---\n\n${body}\n`
const agent = (yaml: string) => configIn({ '.claude/agents/a.md': markdown(`name: a\ndescription: A\n${yaml}`) })
const command = (yaml: string, body?: string) => configIn({ '.claude/commands/c.md': markdown(yaml, body) })

describe('a subagent', () => {
  it('goes by its name; a file called otherwise is remembered', () => {
    const { components } = parse({ '.claude/agents/team/rev.md': markdown('name: My Reviewer\ndescription: Reviews') })
    expect(components).toEqual([
      {
        type: 'subagent',
        key: 'My Reviewer',
        name: 'my-reviewer',
        scope: 'project',
        paths: ['.claude/agents/team/rev.md'],
        config: { description: 'Reviews', file: 'team/rev', prompt: 'Text' },
      },
    ])
  })

  it.each([
    ['a string with commas', 'tools: Read, Agent(a, b), Bash(git log *)'],
    ['a list', 'tools: [Read, "Agent(a, b)", Bash(git log *)]'],
    ['a list of lines', 'tools:\n  - Read\n  - Agent(a, b)\n  - Bash(git log *)'],
  ])('has its tools as %s', (_how, yaml) => {
    expect(agent(yaml)).toMatchObject({ tools: ['Read', 'Agent(a, b)', 'Bash(git log *)'] })
  })

  it('may have no text', () => {
    expect(configIn({ '.claude/agents/a.md': '---\nname: a\ndescription: A\n---' })).toEqual({ description: 'A', prompt: '' })
  })

  it('has servers in the shapes that .mcp.json has them', () => {
    expect(
      agent(
        'mcpServers:\n  - github\n  - docs: { type: streamable-http, url: "https://example.com", disabled: true }\n  - cli: { command: npx }',
      ),
    ).toMatchObject({
      mcpServers: [
        'github',
        { docs: { type: 'http', url: 'https://example.com', extra: { disabled: true } } },
        { cli: { type: 'stdio', command: 'npx' } },
      ],
    })
  })

  it('keeps a value it does not know and says so', () => {
    const { components, problems } = parse({ '.claude/agents/a.md': markdown('name: a\ndescription: A\ncolor: magenta\nmodel: 5') })
    expect(components[0]?.config).toEqual({ description: 'A', prompt: 'Text', extra: { color: 'magenta', model: 5 } })
    expect(problems).toMatchObject([
      { pointer: '/color', message: expect.stringMatching(/"color".*one of: red, blue.*It is kept as it stands\./) },
      { pointer: '/model', message: expect.stringMatching(/"model".*Use text\. It is kept as it stands\./) },
    ])
  })

  it('keeps an empty field without a word', () => {
    expect(agent('model:\nnotes:')).toEqual({ description: 'A', prompt: 'Text', extra: { model: null, notes: null } })
  })

  it.each([
    ['has no description', 'name: a', /It has no "description"/],
    ['has a description that is no text, whatever else is wrong', 'name: a\ncolor: magenta\ndescription: [x]', /"description": Use text/],
    ['has no name', 'description: A', /takes it for documentation/],
    ['has a name Claude Code does not load', 'name: "a:b"\ndescription: A', /Its name "a:b"/],
  ])('is not taken when it %s', (_what, yaml, message) => {
    const files = { '.claude/agents/a.md': markdown(yaml) }
    expect(problemsIn(files)).toEqual([expect.stringMatching(message)])
    expect(parse(files)).toMatchObject({ components: [], unmanaged: ['.claude/agents/a.md'] })
  })

  it('is no file without frontmatter, which is documentation', () => {
    expect(parse({ '.claude/agents/README.md': '# Our agents' })).toMatchObject({
      components: [],
      problems: [],
      unmanaged: ['.claude/agents/README.md'],
    })
  })
})

describe('a command', () => {
  it('goes by its path', () => {
    expect(parse({ '.claude/commands/git/commit.md': 'Commit.' }).components).toMatchObject([
      { key: 'git/commit', name: 'git-commit', config: { prompt: 'Commit.' } },
    ])
  })

  it.each([
    ['unquoted, which YAML takes for a list', '[message]', '[message]'],
    ['of several words', '[from, to]', '[from, to]'],
    ['of several lists, which is no YAML', '[issue] [priority]', '[issue] [priority]'],
    ['quoted', '"[message]"', '[message]'],
  ])('has an argument hint %s', (_how, yaml, hint) => {
    expect(command(`argument-hint: ${yaml}`)).toEqual({ 'argument-hint': hint, prompt: 'Text' })
  })

  it.each([
    ['yes', true],
    ['On', true],
    ['1', true],
    ['"no"', false],
    ['off', false],
    ['0', false],
    ['false', false],
  ])('has booleans in words: %s', (word, value) => {
    expect(command(`disable-model-invocation: ${word}`)).toMatchObject({ 'disable-model-invocation': value })
  })

  it('keeps the fields that commands do not have', () => {
    expect(command('name: other\npaths: src/**\nprompt: x')).toEqual({
      prompt: 'Text',
      extra: { name: 'other', paths: 'src/**', prompt: 'x' },
    })
  })

  it('means braces as they stand', () => {
    expect(command('description: For {{name}}', 'Write {{ name }}, {{#each}} and \\{{x}}.')).toEqual({
      description: 'For \\{{name}}',
      prompt: 'Write \\{{ name }}, {{#each}} and \\\\{{x}}.',
    })
  })

  it('is not taken with what no text file holds', () => {
    expect(problemsIn({ '.claude/commands/a.md': 'A\0B' })).toEqual([expect.stringMatching(/Remove the NUL character/)])
  })

  it('is not taken without text, or from a name it cannot have', () => {
    expect(problemsIn({ '.claude/commands/a.md': '---\nmodel: opus\n---\n', '.claude/commands/fix it.md': 'Fix.' })).toEqual([
      '.claude/commands/a.md : This command is not taken. It has no text. The file stays as it is.',
      expect.stringMatching(/^\.claude\/commands\/fix it\.md : This command is not taken\. Its name "fix it"/),
    ])
  })
})

describe('a rule', () => {
  it.each([
    ['a list', 'paths:\n  - "**/*.ts"\n  - src/{a,b}/**'],
    ['a comma-separated string', 'paths: "**/*.ts, src/{a,b}/**"'],
  ])('has its globs as %s', (_how, yaml) => {
    expect(configIn({ '.claude/rules/web/ts.md': markdown(yaml) })).toEqual({ paths: ['**/*.ts', 'src/{a,b}/**'], prompt: 'Text' })
  })

  it('that Claude Code cannot read is said to be loaded for every file', () => {
    expect(problemsIn({ '.claude/rules/ts.md': '---\npaths:\n  - *.ts\n---\nText' })).toEqual([
      expect.stringMatching(/loads it for every file/),
    ])
  })

  it('keeps the fields of other tools', () => {
    expect(configIn({ '.claude/rules/ts.md': markdown('globs: src/**\nalwaysApply: false') })).toEqual({
      prompt: 'Text',
      extra: { globs: 'src/**', alwaysApply: false },
    })
  })
})

describe('an output style', () => {
  it('is read from the directory itself', () => {
    const files = {
      '.claude/output-styles/terse.md': markdown('name: Terse\nkeep-coding-instructions: true'),
      '.claude/output-styles/old/a.md': 'A',
    }
    expect(parse(files)).toMatchObject({
      components: [{ key: 'terse', config: { name: 'Terse', 'keep-coding-instructions': true, prompt: 'Text' } }],
      unmanaged: ['.claude/output-styles/old/a.md'],
    })
  })
})
