import { expect, it } from 'vitest'
import { parseFolder } from './parse-folder.ts'
import { parse, renderAgain } from './samples.ts'

const odd = 'unknown: 1.50\nlater: { deep: [1, "two", null, true] }'
const handler = '{ type: command, command: "true", once: true, mood: good }'
const hooks = `hooks:\n  PreToolUse:\n    - matcher: Bash\n      why: safety\n      hooks: [${handler}]`
const server = '{ command: x, disabled: true }'
const remote = '{ type: http, url: "https://e.com", oauth: { clientId: a, realm: r } }'

const settings = {
  hooks: { Stop: [{ why: 'x', hooks: [{ type: 'command', command: 'true', mood: 'good' }] }] },
  statusLine: { type: 'command', command: 'x', theme: 'dark' },
  enabledPlugins: { 'a@b': true },
  extraKnownMarketplaces: { b: { source: { source: 'npm', package: 'p', tag: 'next' }, note: 'ours' } },
}

it.each([
  [
    'a subagent, in its hooks and its servers too',
    {
      '.claude/agents/a.md': `---\nname: a\ndescription: A\n${odd}\nfile: mine\n${hooks}\nmcpServers:\n  - s: ${server}\n  - r: ${remote}\n---\nText\n`,
    },
    ['unknown: "1.50"', 'two', 'file: mine', 'once: true', 'mood: good', 'why: safety', 'disabled: true', 'realm: r'],
  ],
  [
    'a skill',
    { '.claude/skills/a/SKILL.md': `---\n${odd}\nfiles: none\n${hooks}\n---\nText\n` },
    ['unknown: "1.50"', 'files: none', 'mood: good'],
  ],
  [
    'a command',
    { '.claude/commands/a.md': `---\n${odd}\nprompt: p\n${hooks}\n---\nText\n` },
    ['unknown: "1.50"', 'prompt: "p"', 'mood: good'],
  ],
  ['a rule', { '.claude/rules/a.md': `---\n${odd}\nglobs: x\n---\nText\n` }, ['unknown: "1.50"', 'globs: x']],
  ['an output style', { '.claude/output-styles/a.md': `---\n${odd}\nforce-for-plugin: true\n---\nText\n` }, ['force-for-plugin: true']],
  [
    'MCP servers',
    { '.mcp.json': { mcpServers: { a: { command: 'x', autoApprove: ['y'], extra: { z: 1 } } } } },
    ['autoApprove', '"extra": {'],
  ],
  ['settings', { '.claude/settings.json': settings }, ['"why"', '"mood"', '"theme"', '"tag"', '"note"']],
] as [string, Record<string, string | object>, string[]][])('unknown keys survive in %s', (_what, files, kept) => {
  const { components, problems } = parse(files)
  const rendered = components.flatMap(renderAgain)
  expect(problems).toEqual([])
  for (const text of kept) expect(rendered.map(({ content }) => content).join('')).toContain(text)
  for (const component of components) {
    expect(parseFolder(renderAgain(component), { root: 'project' }).components.map(({ key, config }) => ({ key, config }))).toEqual([
      { key: component.key, config: component.config },
    ])
  }
})

it('survive in keybindings of a user', () => {
  const bindings = [{ context: 'Chat', when: 'focused', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+u': null } }]
  expect(parse({ '.claude/keybindings.json': { $docs: 'x', bindings } }, 'user').components).toMatchObject([
    { type: 'keybindings', name: 'keybindings', scope: 'user', config: { bindings: [{ context: 'Chat', extra: { when: 'focused' } }] } },
  ])
})
