import { expect, it } from 'vitest'
import { composeFiles, composeWithOrigins } from './compose-files.ts'
import { renderTarget } from './render-target.ts'
import { context, sample } from './samples.ts'

type Component = Parameters<typeof renderTarget>[0]['components'][number]['component']

const artifactsOf = (components: Component[]) =>
  renderTarget({
    components: components.map((component, index) => ({
      component: { ...component, id: `sample-${index}` },
      scope: 'project',
      level: 0,
    })),
    ...context,
  }).artifacts

const compose = (...components: Component[]) => composeFiles(artifactsOf(components))

it('gathers the parts of shared files in the order of the components', () => {
  const files = compose(
    sample('permissions', 'safe', { deny: ['Read(./.env)'] }),
    sample('claude-md', 'style', { template: 'Style' }),
    sample('hook', 'first', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'Done?' }] }),
    sample('command', 'hello', { prompt: 'Hello' }),
    sample('hook', 'second', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'Sure?' }] }),
    sample('claude-md', 'tests', { template: '# Tests\n\nRun them.' }),
    sample('permissions', 'more', { allow: ['Read'], deny: ['Read(./key)'] }),
  )
  expect(Object.fromEntries(files.map(({ path, content }) => [path, content]))).toMatchInlineSnapshot(`
    {
      ".claude/commands/hello.md": "Hello
    ",
      ".claude/settings.json": "{
      "permissions": {
        "deny": [
          "Read(./.env)",
          "Read(./key)"
        ],
        "allow": [
          "Read"
        ]
      },
      "hooks": {
        "Stop": [
          {
            "hooks": [
              {
                "type": "prompt",
                "prompt": "Done?"
              }
            ]
          },
          {
            "hooks": [
              {
                "type": "prompt",
                "prompt": "Sure?"
              }
            ]
          }
        ]
      }
    }
    ",
      "CLAUDE.md": "<!-- ccm:begin style -->
    Style
    <!-- ccm:end style -->
    <!-- ccm:begin tests -->
    # Tests

    Run them.
    <!-- ccm:end tests -->
    ",
    }
  `)
})

it('keeps the order of keys that JavaScript would move to the front', () => {
  const [file] = compose(
    sample('mcp-server', 'docs', { type: 'stdio', command: 'a' }),
    sample('mcp-server', '42', { type: 'stdio', command: 'b' }),
  )
  expect(file?.content.indexOf('"docs"')).toBeLessThan(file?.content.indexOf('"42"') ?? 0)
})

it('writes empty lists and objects on one line', () => {
  const [file] = compose(sample('mcp-server', 'docs', { type: 'stdio', command: 'a', args: [], env: {} }))
  expect(file?.content).toBe(
    '{\n  "mcpServers": {\n    "docs": {\n      "type": "stdio",\n      "command": "a",\n      "args": [],\n      "env": {}\n    }\n  }\n}\n',
  )
})

it('says who wrote each line, and nobody of the brackets around the parts of several', () => {
  const files = composeWithOrigins(
    artifactsOf([
      sample('permissions', 'safe', { deny: ['Read(./.env)'] }),
      sample('claude-md', 'style', { template: 'Style' }),
      sample('hook', 'first', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'Done?' }] }),
      sample('permissions', 'more', { deny: ['Read(./key)'] }),
    ]),
  )
  const table = files.map(({ content, origins }) =>
    content
      .trimEnd()
      .split('\n')
      .map((line, index) => `${(origins[index]?.owners.map(({ componentId }) => componentId).join() ?? '').padEnd(8)}| ${line}`)
      .join('\n'),
  )
  expect(table.join('\n\n')).toMatchInlineSnapshot(`
    "        | {
            |   "permissions": {
            |     "deny": [
    sample-0|       "Read(./.env)",
    sample-3|       "Read(./key)"
            |     ]
            |   },
            |   "hooks": {
            |     "Stop": [
    sample-2|       {
    sample-2|         "hooks": [
    sample-2|           {
    sample-2|             "type": "prompt",
    sample-2|             "prompt": "Done?"
    sample-2|           }
    sample-2|         ]
    sample-2|       }
            |     ]
            |   }
            | }

    sample-1| <!-- ccm:begin style -->
    sample-1| Style
    sample-1| <!-- ccm:end style -->"
  `)
})

it('gives nothing for nothing', () => {
  expect(composeFiles([])).toEqual([])
})
