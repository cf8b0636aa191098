import { expect, it } from 'vitest'
import { configIn, parse, problemsIn } from './samples.ts'

const servers = (mcpServers: object) => ({ '.mcp.json': { mcpServers } })

it('reads each kind of server, with the type Claude Code gives it', () => {
  const { components, problems } = parse(
    servers({
      brave_search: { command: 'npx', args: ['-y', 'brave'] },
      docs: { type: 'streamable-http', url: 'https://example.com/mcp' },
      feed: { type: 'ws', url: 'wss://example.com' },
    }),
  )
  expect(problems).toEqual([])
  expect(components.map(({ key, name, config }) => [key, name, config])).toEqual([
    ['brave_search', 'brave-search', { type: 'stdio', command: 'npx', args: ['-y', 'brave'] }],
    ['docs', 'docs', { type: 'http', url: 'https://example.com/mcp' }],
    ['feed', 'feed', { type: 'ws', url: 'wss://example.com' }],
  ])
})

it('keeps what it does not know at its level, a field called "extra" too', () => {
  const server = {
    type: 'http',
    url: 'https://example.com',
    disabled: false,
    extra: 'x',
    oauth: { clientId: 'a', extra: { b: 1 }, tenant: 't' },
  }
  expect(configIn(servers({ a: server }))).toEqual({
    type: 'http',
    url: 'https://example.com',
    oauth: { clientId: 'a', extra: { extra: { b: 1 }, tenant: 't' } },
    extra: { disabled: false, extra: 'x' },
  })
})

it('takes the names of variables and headers for names, whatever they are', () => {
  expect(configIn(servers({ a: { command: 'x', env: { extra: '1', constructor: '2' } } }))).toEqual({
    type: 'stdio',
    command: 'x',
    env: { extra: '1', constructor: '2' },
  })
})

it('keeps a timeout that Claude Code ignores, and the server with it', () => {
  expect(configIn(servers({ a: { command: 'x', timeout: 30 } }))).toEqual({ type: 'stdio', command: 'x', extra: { timeout: 30 } })
})

it('leaves out what Claude Code skips, and takes the neighbours', () => {
  const files = servers({
    remote: { url: 'https://example.com' },
    port: { command: 'x', env: { PORT: 8080 } },
    'my server': { command: 'x' },
    workspace: { command: 'x' },
    text: 'x',
    good: { command: 'x' },
  })
  expect(parse(files).components).toMatchObject([{ key: 'good' }])
  expect(problemsIn(files)).toEqual([
    expect.stringMatching(/^\.mcp\.json \/mcpServers\/remote: This part is not taken\. .*A url without a type/),
    expect.stringMatching(/^\.mcp\.json \/mcpServers\/port: .*"8080"/),
    expect.stringMatching(/^\.mcp\.json \/mcpServers\/my server: .*Its name/),
    expect.stringMatching(/^\.mcp\.json \/mcpServers\/workspace: .*Its name/),
    '.mcp.json /mcpServers/text: This part is not taken. Use an object. It stays as it is.',
  ])
})

it('says so where the wrapper is missing', () => {
  const files = { '.mcp.json': { github: { command: 'x' } } }
  expect(problemsIn(files)).toEqual([expect.stringMatching(/the object "mcpServers" alone/)])
  expect(parse(files).unmanaged).toEqual(['.mcp.json'])
})
