import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

export interface Running {
  /** Where a person on this machine reaches it. */
  url: string
  /** Stops accepting, lets calls that are under way end within `graceMs`, and closes what is left. */
  stop(graceMs: number): Promise<void>
}

/** The port cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  override name = 'ListenError'
}

export async function serve(app: Express, port: number, hostname: string): Promise<Running> {
  const open = new Set<ServerResponse>()
  const server = createServer((req, res) => {
    open.add(res)
    res.once('close', () => open.delete(res))
    app(req, res)
  })
  await listen(server, port, hostname)
  return { url: urlOf(server, hostname), stop: (graceMs) => stop(server, open, graceMs) }
}

async function listen(server: Server, port: number, hostname: string) {
  server.listen(port, hostname)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenError(error, port, hostname)
  }
}

function listenError(error: unknown, port: number, hostname: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new ListenError(`Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start`)
  if (code === 'EACCES') return new ListenError(`Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`)
  if (code === 'EADDRNOTAVAIL')
    return new ListenError(`This machine has no address ${hostname}. Set HOSTNAME to one it has, or leave it out.`)
  return error
}

function urlOf(server: Server, hostname: string): string {
  const { port } = server.address() as AddressInfo
  if (['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(hostname)) return `http://localhost:${port}`
  return `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`
}

async function stop(server: Server, open: ReadonlySet<ServerResponse>, graceMs: number) {
  const closed = once(server, 'close')
  server.close()
  // An event stream never ends by itself, and one that ended politely would tell its page not to come back.
  for (const res of open) if (String(res.getHeader('content-type')).startsWith('text/event-stream')) res.destroy()
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}
