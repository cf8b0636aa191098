import { expect, it } from 'vitest'
import { composeFiles } from './compose-files.ts'
import { renderTarget } from './render-target.ts'
import { context, sample } from './samples.ts'

const compose = (...components: Parameters<typeof renderTarget>[0]['components'][number]['component'][]) =>
  composeFiles(
    renderTarget({
      components: components.map((component, index) => ({
        component: { ...component, id: `sample-${index}` },
        scope: 'project',
        level: 0,
      })),
      ...context,
    }).artifacts,
  )

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

it('gives nothing for nothing', () => {
  expect(composeFiles([])).toEqual([])
})
