import type { ConfigOf } from '@ccm/contract'
import fc from 'fast-check'
import { hookGroups, model, shell } from './hook.ts'
import { mcpServer } from './mcp-server.ts'
import { permissionMode, rule } from './permissions.ts'
import { supportingContents } from './supporting-contents.ts'
import { anyText, extra, inner, nonEmpty, oneLine, serverKey, text, word } from './texts.ts'

const tools = fc.array(
  fc.oneof(
    rule,
    oneLine.map((tool) => tool.trim()),
  ),
  { minLength: 1, maxLength: 4 },
)
const effort = fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'xhigh' as const, 'max' as const)

export const subagent: fc.Arbitrary<ConfigOf<'subagent'>> = fc.record(
  {
    description: nonEmpty,
    tools,
    disallowedTools: tools,
    model,
    permissionMode: fc.oneof(permissionMode, fc.constant('manual' as const)),
    maxTurns: fc.integer({ min: 1, max: 1000 }),
    skills: fc.array(nonEmpty, { maxLength: 3 }),
    mcpServers: fc.array(
      fc.oneof(
        serverKey,
        fc.tuple(serverKey, mcpServer).map(([key, server]) => ({ [key]: server })),
      ),
      { maxLength: 2 },
    ),
    hooks: hookGroups,
    memory: fc.constantFrom('user' as const, 'project' as const, 'local' as const),
    background: fc.boolean(),
    effort,
    isolation: fc.constantFrom('worktree' as const, 'remote' as const),
    color: fc.constantFrom('red' as const, 'yellow' as const),
    initialPrompt: nonEmpty,
    file: fc.constantFrom('team/reviewer', 'other', 'Über uns/a b'),
    extra,
    prompt: anyText,
  },
  { requiredKeys: ['description', 'prompt'] },
)

const skillFields = {
  description: nonEmpty,
  license: nonEmpty,
  compatibility: nonEmpty,
  metadata: fc.dictionary(fc.constantFrom('author', 'version', '10', 'yes'), inner, { maxKeys: 2, noNullPrototype: true }),
  'argument-hint': nonEmpty,
  arguments: fc.array(nonEmpty, { maxLength: 3 }),
  when_to_use: nonEmpty,
  'allowed-tools': tools,
  'disallowed-tools': tools,
  model,
  effort,
  'disable-model-invocation': fc.boolean(),
  'user-invocable': fc.boolean(),
  context: fc.constant('fork' as const),
  agent: nonEmpty,
  background: fc.boolean(),
  hooks: hookGroups,
  shell,
  extra,
}

export const command: fc.Arbitrary<ConfigOf<'command'>> = fc.record({ ...skillFields, prompt: nonEmpty }, { requiredKeys: ['prompt'] })

const skillFile = fc.record({
  path: fc.constantFrom('scripts/check.sh', 'references/Notes.md', 'assets/logo.png', 'LICENSE.txt', '.env.example', 'data/ünï codé.json'),
  hash: fc.constantFrom(...supportingContents.keys()),
  executable: fc.boolean(),
})
export const skill: fc.Arbitrary<ConfigOf<'skill'>> = fc.record(
  {
    ...skillFields,
    name: nonEmpty,
    paths: fc.array(nonEmpty, { minLength: 1, maxLength: 2 }),
    prompt: anyText,
    files: fc
      .uniqueArray(skillFile, { minLength: 1, maxLength: 3, selector: ({ path }) => path })
      .map((files) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1))),
  },
  { requiredKeys: ['prompt'] },
)

const globs = fc.array(fc.oneof(fc.constantFrom('**/*.ts', 'src/**/*.{ts,tsx}', 'a, b', 'yes', 'src'), nonEmpty), {
  minLength: 1,
  maxLength: 3,
})
export const memoryRule: fc.Arbitrary<ConfigOf<'rule'>> = fc.record({ paths: globs, extra, prompt: nonEmpty }, { requiredKeys: ['prompt'] })

export const outputStyle: fc.Arbitrary<ConfigOf<'output-style'>> = fc.record(
  { name: nonEmpty, description: nonEmpty, 'keep-coding-instructions': fc.boolean(), extra, prompt: nonEmpty },
  { requiredKeys: ['prompt'] },
)

export const claudeMd: fc.Arbitrary<ConfigOf<'claude-md'>> = fc.record(
  {
    template: nonEmpty,
    placeholders: fc.uniqueArray(fc.record({ name: word, description: text, default: text }, { requiredKeys: ['name', 'description'] }), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
  },
  { requiredKeys: ['template'] },
)
