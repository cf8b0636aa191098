import type { ConfigOf } from '@ccm/contract'
import { expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { context, sample } from '../samples.ts'
import { renderHook } from './hook.ts'

const format: ConfigOf<'hook'> = {
  hooks: [
    { timeout: 30, command: '"$CLAUDE_PROJECT_DIR"/format.sh', type: 'command' },
    { type: 'mcp_tool', server: 'memory', tool: 'save', input: { path: '{{projectName}}' } },
  ],
  matcher: 'Edit|Write',
  event: 'PostToolUse',
}

it('writes one matcher group of its own, nested, with the timeout in seconds as it is', () => {
  const { artifacts, warnings } = renderHook(sample('hook', 'format', format), context)
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([
    {
      kind: 'element',
      id: 'project:.claude/settings.json#/hooks/PostToolUse[sample-id/0]',
      pointer: '/hooks/PostToolUse',
      runs: true,
      private: false,
    },
  ])
  expect(composeFiles(artifacts)).toMatchInlineSnapshot(`
    [
      {
        "content": "{
      "hooks": {
        "PostToolUse": [
          {
            "matcher": "Edit|Write",
            "hooks": [
              {
                "type": "command",
                "command": "\\"$CLAUDE_PROJECT_DIR\\"/format.sh",
                "timeout": 30
              },
              {
                "type": "mcp_tool",
                "server": "memory",
                "tool": "save",
                "input": {
                  "path": "{{projectName}}"
                }
              }
            ]
          }
        ]
      }
    }
    ",
        "path": ".claude/settings.json",
      },
    ]
  `)
})

it('writes a hook of one checkout into the private settings', () => {
  const { artifacts } = renderHook(sample('hook', 'format', format), { ...context, scope: 'local' })
  expect(artifacts).toMatchObject([{ path: '.claude/settings.local.json', private: true }])
})

it('says where the matcher is ignored, and writes it all the same', () => {
  const config: ConfigOf<'hook'> = { event: 'Stop', matcher: 'Bash', hooks: [{ type: 'prompt', prompt: 'Done?' }] }
  const { artifacts, warnings } = renderHook(sample('hook', 'done', config), context)
  expect(artifacts).toMatchObject([{ value: { matcher: 'Bash' } }])
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "matcher-ignored: Claude Code ignores the matcher "Bash" of the hook "sample": Stop has nothing to match, so the hook runs every time. Remove the matcher.",
    ]
  `)
})

it.each(['', '*'])('has nothing to say about the matcher "%s", which matches all', (matcher) => {
  const config: ConfigOf<'hook'> = { event: 'Stop', matcher, hooks: [{ type: 'prompt', prompt: 'Done?' }] }
  expect(renderHook(sample('hook', 'done', config), context).warnings).toEqual([])
})

it('writes nothing for the user scope and says what to do', () => {
  const { artifacts, warnings } = renderHook(sample('hook', 'format', format), { ...context, scope: 'user' })
  expect(artifacts).toEqual([])
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "no-such-scope: The hook "sample" is not written. The scope "user" is written to a machine's home and needs a user profile of that machine. Give it the scope "project" or "local" in the profile.",
    ]
  `)
})
