import type { ConfigOf } from '@ccm/contract'
import { expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { context, sample } from '../samples.ts'
import { renderMcpServer } from './mcp-server.ts'

const render = (config: ConfigOf<'mcp-server'>, scope = context.scope) =>
  renderMcpServer(sample('mcp-server', 'brave_search', config), { ...context, scope })

it('writes a local server into .mcp.json at the project root, its type included', () => {
  const { artifacts, warnings } = render({
    env: { BRAVE_API_KEY: '${BRAVE_API_KEY}' },
    args: ['-y', '@brave/brave-search-mcp-server'],
    command: 'npx',
    type: 'stdio',
  })
  expect(warnings).toEqual([])
  expect(artifacts).toMatchInlineSnapshot(`
    [
      {
        "id": "project:.mcp.json#/mcpServers/brave_search",
        "kind": "key",
        "owners": [
          {
            "componentId": "sample-id",
            "name": "sample",
            "revision": 1,
            "type": "mcp-server",
          },
        ],
        "path": ".mcp.json",
        "pointer": "/mcpServers/brave_search",
        "private": false,
        "root": "project",
        "runs": true,
        "value": {
          "args": [
            "-y",
            "@brave/brave-search-mcp-server",
          ],
          "command": "npx",
          "env": {
            "BRAVE_API_KEY": "\${BRAVE_API_KEY}",
          },
          "type": "stdio",
        },
      },
    ]
  `)
  expect(composeFiles(artifacts)).toMatchInlineSnapshot(`
    [
      {
        "content": "{
      "mcpServers": {
        "brave_search": {
          "type": "stdio",
          "command": "npx",
          "args": [
            "-y",
            "@brave/brave-search-mcp-server"
          ],
          "env": {
            "BRAVE_API_KEY": "\${BRAVE_API_KEY}"
          }
        }
      }
    }
    ",
        "path": ".mcp.json",
      },
    ]
  `)
})

it('writes a remote server with headers, helper and sign-in', () => {
  const { artifacts, warnings } = render({
    type: 'http',
    url: 'https://example.com/mcp',
    timeout: 60_000,
    alwaysLoad: true,
    oauth: { scopes: 'read write', clientId: 'ccm' },
    headersHelper: './headers.sh',
    headers: { Authorization: 'Bearer ${TOKEN}' },
  })
  expect(composeFiles(artifacts)[0]?.content).toMatchInlineSnapshot(`
    "{
      "mcpServers": {
        "brave_search": {
          "type": "http",
          "url": "https://example.com/mcp",
          "headers": {
            "Authorization": "Bearer \${TOKEN}"
          },
          "headersHelper": "./headers.sh",
          "oauth": {
            "clientId": "ccm",
            "scopes": "read write"
          },
          "timeout": 60000,
          "alwaysLoad": true
        }
      }
    }
    "
  `)
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "needs-trust: Claude Code runs the "headersHelper" of the MCP server "sample" only after the folder is trusted: start "claude" there and accept.",
    ]
  `)
})

it('says where white space stands that Claude Code would use as it is', () => {
  const { warnings } = render({ type: 'stdio', command: 'npx ', args: ['ok', ' -y'], env: { KEY: '\n' } })
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "white-space: The MCP server "sample" has white space at an end of command, args[1], env.KEY. Claude Code uses it as it stands. Remove it if it is not meant.",
    ]
  `)
})

it('keeps a slash or tilde in a key apart from the pointer', () => {
  const { artifacts } = renderMcpServer(sample('mcp-server', 'a/b~c', { type: 'stdio', command: 'x' }), context)
  expect(artifacts[0]).toMatchObject({ pointer: '/mcpServers/a~1b~0c' })
})

it('writes nothing in a project for the scope "user" and says what to do', () => {
  const { artifacts, warnings } = render({ type: 'stdio', command: 'npx' }, 'user')
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([
    { code: 'no-such-scope', owner: { name: 'sample' }, message: expect.stringContaining('Give it the scope') },
  ])
})
