import type { Variants } from '../variants.ts'

const anyServer = ['timeout', 'alwaysLoad', 'extra']
const remote = ['url', 'headers', 'headersHelper', ...anyServer]

/** What each transport knows, beside its `type`. */
export const transports = {
  stdio: ['command', 'args', 'env', ...anyServer],
  http: [...remote, 'oauth'],
  sse: [...remote, 'oauth'],
  ws: remote,
} satisfies Variants

export type Transport = keyof typeof transports

export const isTransport = (text: string): text is Transport => Object.hasOwn(transports, text)

/** What a server is without saying so: one that is started, or one that is reached. */
export const transportOf = (server: { [name: string]: unknown }): Transport => {
  const { type } = server
  if (typeof type === 'string' && isTransport(type)) return type
  if (type === 'streamable-http' || type === 'streamableHttp') return 'http'
  if (typeof server.url !== 'string') return 'stdio'
  if (/^wss?:/.test(server.url)) return 'ws'
  return /\/sse\/?(?:\?|$)/.test(server.url) ? 'sse' : 'http'
}

export const transportHelp: Record<Transport, string> = {
  stdio: 'Claude Code starts a program on the machine and talks to it.',
  http: 'A server at an address, over streamable HTTP.',
  sse: 'A server at an address, over server-sent events. Deprecated: use http where the server can.',
  ws: 'A server at an address, over a WebSocket. It has no sign-in by OAuth.',
}
