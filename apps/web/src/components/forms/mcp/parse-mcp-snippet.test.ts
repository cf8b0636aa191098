import { configSchemas } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { parseMcpSnippet } from './parse-mcp-snippet.ts'

const server = (text: string) => parseMcpSnippet(text).servers?.[0]

describe('JSON', () => {
  it('takes the servers of a file, each with its name', () => {
    const text = '{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "a"] }, "b": { "url": "https://b.test/mcp" } } }'
    expect(parseMcpSnippet(text).servers).toEqual([
      { name: 'a', server: { type: 'stdio', command: 'npx', args: ['-y', 'a'] } },
      { name: 'b', server: { type: 'http', url: 'https://b.test/mcp' } },
    ])
  })

  it.each([
    ['another client’s wrapper', '{ "servers": { "a": { "type": "stdio", "command": "a" } } }'],
    ['a wrapper in a wrapper', '{ "mcp": { "servers": { "a": { "command": "a" } } } }'],
    ['entries by name', '{ "a": { "command": "a" } }'],
    ['members without braces', '"a": { "command": "a" }'],
    ['comments and a last comma', '{\n  // here\n  "a": { "command": "a", /* there */ },\n}'],
    ['a last comma behind members without braces', '"a": { "command": "a" },'],
  ])('takes %s', (_what, text) => {
    expect(server(text)).toEqual({ name: 'a', server: { type: 'stdio', command: 'a' } })
  })

  it('takes a bare server, and leaves what looks like a comment in a text alone', () => {
    expect(server('{ "command": "open", "args": ["http://x/,]", ",}"], }')?.server).toEqual({
      type: 'stdio',
      command: 'open',
      args: ['http://x/,]', ',}'],
    })
  })

  it('makes texts of numbers in env, and keeps what no field stands for', () => {
    const found = server('{ "command": "a", "env": { "PORT": 8080, "ON": true }, "disabled": false, "autoApprove": ["x"] }')?.server
    expect(found).toEqual({
      type: 'stdio',
      command: 'a',
      env: { PORT: '8080', ON: 'true' },
      extra: { disabled: false, autoApprove: ['x'] },
    })
    expect(configSchemas['mcp-server'].safeParse(found).success).toBe(true)
  })

  it.each([
    ['streamable-http', 'https://a.test/mcp', 'http'],
    [undefined, 'https://a.test/sse', 'sse'],
    [undefined, 'wss://a.test', 'ws'],
  ])('reads type %s at %s as %s', (type, url, expected) => {
    expect(server(JSON.stringify({ type, url }))?.server).toEqual({ type: expected, url })
  })
})

describe('a command', () => {
  it.each([
    ['claude mcp add pg -- npx -y @acme/pg --read-only', { type: 'stdio', command: 'npx', args: ['-y', '@acme/pg', '--read-only'] }],
    ['claude mcp add pg npx -y @acme/pg', { type: 'stdio', command: 'npx', args: ['-y', '@acme/pg'] }],
    ['claude mcp add -s user pg -e A=1 -e "B=two words" -- pg-mcp', { type: 'stdio', command: 'pg-mcp', env: { A: '1', B: 'two words' } }],
    ['claude mcp add --env A=1 B=2 pg -- pg-mcp', { type: 'stdio', command: 'pg-mcp', env: { A: '1', B: '2' } }],
    ['claude mcp add --transport http pg https://pg.test/mcp', { type: 'http', url: 'https://pg.test/mcp' }],
    [
      'claude mcp add -t sse pg https://pg.test/sse --header "Authorization: Bearer ${TOKEN}"',
      { type: 'sse', url: 'https://pg.test/sse', headers: { Authorization: 'Bearer ${TOKEN}' } },
    ],
    [
      'claude mcp add --transport=http pg https://pg.test/mcp --client-id abc --callback-port 8080',
      { type: 'http', url: 'https://pg.test/mcp', oauth: { clientId: 'abc', callbackPort: 8080 } },
    ],
    ['claude mcp add \\\n  pg \\\n  -- npx', { type: 'stdio', command: 'npx' }],
    ['claude mcp add-json pg \'{"type":"http","url":"https://pg.test/mcp"}\'', { type: 'http', url: 'https://pg.test/mcp' }],
  ])('%s', (text, expected) => {
    expect(server(text)).toEqual({ name: 'pg', server: expected })
  })

  it('takes one that is not claude’s, with what it sets before it', () => {
    expect(server('$ A=1 uvx mcp-server-git --repository "/my repo"')).toEqual({
      name: undefined,
      server: { type: 'stdio', command: 'uvx', args: ['mcp-server-git', '--repository', '/my repo'], env: { A: '1' } },
    })
  })

  it('takes a URL', () => {
    expect(server('https://a.test/mcp')).toEqual({ name: undefined, server: { type: 'http', url: 'https://a.test/mcp' } })
  })
})

it.each([
  ['', /Paste something/],
  ['{ "command": ', /cannot be read/],
  ['{ "editor.fontSize": 12 }', /No server is in this JSON/],
  ['claude mcp add', /names no server/],
  ['claude mcp list', /names no server/],
  ['(what)', /neither JSON/],
])('says what is wrong with %j', (text, problem) => {
  expect(parseMcpSnippet(text).problem).toMatch(problem)
})
