import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that says whatever a test tells it to, in the shapes of the wire or in none. */
export interface HostileServer {
  url: string
  /** What it says to each call, by procedure. */
  answers: Record<string, (input: Record<string, unknown>) => unknown>
  /** Takes a request over, bytes and all; false leaves it to the answers. */
  takeOver: (procedures: string[], request: IncomingMessage, response: ServerResponse) => boolean
  /** Every call it heard. */
  heard: { procedure: string; input: Record<string, unknown> }[]
  close(): Promise<void>
}

const owner = (name: string) => ({ componentId: `component-${name}`, type: 'subagent', name, revision: 1 })
const common = (path: string, name: string) => ({ root: 'project', path, owners: [owner(name)], runs: false, private: false })

/** A whole file, as an honest server words it. */
export const file = (path: string, content: string, more: object = {}) => ({
  kind: 'file',
  id: `project:${path}`,
  ...common(path, 'file'),
  content,
  executable: false,
  ...more,
})

/** A member of a shared JSON file. */
export const key = (path: string, pointer: string, value: unknown, more: object = {}) => ({
  kind: 'key',
  id: `project:${path}#${pointer}`,
  ...common(path, 'key'),
  pointer,
  value,
  ...more,
})

/** An element of an array in a shared JSON file. */
export const element = (path: string, pointer: string, value: unknown, more: object = {}) => ({
  kind: 'element',
  id: `project:${path}#${pointer}[component-element/0]`,
  ...common(path, 'element'),
  pointer,
  value,
  ...more,
})

/** A marked block of a shared text file. */
export const block = (path: string, name: string, content: string, more: object = {}) => ({
  kind: 'block',
  id: `project:${path}#block/${name}`,
  ...common(path, 'block'),
  block: name,
  content,
  ...more,
})

/** What an honest server would answer with these artifacts. */
export const answerOf = (artifacts: readonly unknown[], more: object = {}) => ({
  unchanged: false,
  serverId: 'server-one',
  libraryVersion: 10,
  revision: createHash('sha256')
    .update(JSON.stringify([artifacts, more]))
    .digest('hex'),
  count: artifacts.length,
  artifacts,
  warnings: [],
  ...more,
})

/** Serves one profile, `base`, of these artifacts. */
export async function startHostileServer(artifacts: readonly unknown[]): Promise<HostileServer> {
  const hostile: HostileServer = {
    url: '',
    answers: {
      'profiles.preview': () => ({ profile: { id: 'profile-base', name: 'base' }, artifacts, warnings: [] }),
      'machines.register': ({ id, name, platform }) => ({ id, name, platform, token: 'machine-token' }),
      'projects.register': ({ name, path }) => ({ id: 'project-one', targetId: 'target-one', name, path }),
      'projects.get': () => ({ id: 'project-one', profile: { id: 'profile-base', name: 'base' } }),
      'sync.desired': () => answerOf(artifacts),
      'sync.report': ({ targetId }) => ({ targetId }),
      'sync.fail': ({ targetId }) => ({ targetId }),
    },
    takeOver: () => false,
    heard: [],
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
  const server = createServer((request, response) => void answer(hostile, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hostile.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return hostile
}

async function answer(hostile: HostileServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const inputs = JSON.parse((request.method === 'GET' ? url.searchParams.get('input') : body) || '{}') as Record<string, object>
  const procedures = url.pathname.slice('/trpc/'.length).split(',')
  if (hostile.takeOver(procedures, request, response)) return
  const results = procedures.map((procedure, index) => {
    const input = { ...inputs[index] }
    hostile.heard.push({ procedure, input })
    return { result: { data: hostile.answers[procedure]?.(input) } }
  })
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(results))
}
