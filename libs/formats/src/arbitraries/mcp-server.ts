import type { ConfigOf } from '@ccm/contract'
import fc from 'fast-check'
import { anyText, env, extra, headers, nonEmpty } from './texts.ts'

const remote = { headers, headersHelper: nonEmpty, timeout: fc.integer({ min: 1000, max: 600_000 }), alwaysLoad: fc.boolean(), extra }
const url = fc.constantFrom('https://example.com/mcp', 'http://localhost:8080/a?b=c#d', '${BASE_URL}/mcp')
const oauth = fc.record(
  {
    clientId: nonEmpty,
    callbackPort: fc.integer({ min: 1, max: 65_535 }),
    authServerMetadataUrl: fc.constant('https://example.com/.well-known'),
    scopes: nonEmpty,
    xaa: fc.boolean(),
    extra,
  },
  { requiredKeys: [] },
)

export const mcpServer: fc.Arbitrary<ConfigOf<'mcp-server'>> = fc.oneof(
  fc.record(
    {
      type: fc.constant('stdio' as const),
      command: nonEmpty,
      args: fc.array(anyText, { maxLength: 3 }),
      env,
      timeout: remote.timeout,
      alwaysLoad: fc.boolean(),
      extra,
    },
    { requiredKeys: ['type', 'command'] },
  ),
  fc.record({ type: fc.constantFrom('http' as const, 'sse' as const), url, oauth, ...remote }, { requiredKeys: ['type', 'url'] }),
  fc.record(
    { type: fc.constant('ws' as const), url: fc.constantFrom('wss://example.com', '${WS_URL}'), ...remote },
    { requiredKeys: ['type', 'url'] },
  ),
)
