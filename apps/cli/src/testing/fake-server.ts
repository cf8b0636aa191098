import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Artifact, type ErrorCode, type PutBack, SyncFailure, SyncReport, type Warning } from '@ccm/contract'

/** A refusal, as the server words it. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly status: number

  constructor(code: ErrorCode, status: number, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

type Input = Record<string, unknown>
type Procedure = (input: Input) => unknown

/** A library of one profile, served over real HTTP in the shapes of the wire. What it holds can be changed while it runs. */
export interface FakeServer {
  url: string
  artifacts: Artifact[]
  warnings: Warning[]
  serverId: string
  libraryVersion: number
  /** Every call, oldest first. */
  calls: { path: string; input: Input }[]
  reports: SyncReport[]
  failures: SyncFailure[]
  putBack: PutBack[]
  procedures: Record<string, Procedure>
  close(): Promise<void>
}

const profile = { id: 'profile-1', name: 'essentials', description: 'For every project', extends: [], components: 1, projects: 0 }

export async function startFakeServer(): Promise<FakeServer> {
  const server = createServer((request, response) => void answer(fake, request, response))
  const fake: FakeServer = {
    url: '',
    artifacts: [],
    warnings: [],
    serverId: 'server-1',
    libraryVersion: 1,
    calls: [],
    reports: [],
    failures: [],
    putBack: [],
    procedures: {
      'profiles.list': () => ({ items: [{ ...profile, revision: 1, updatedAt: '' }], total: 1, nextCursor: null }),
      'profiles.preview': ({ name }) => {
        if (name !== profile.name) throw new Refusal('not-found', 404, `There is no profile "${String(name)}".`)
        return { profile: { id: profile.id, name }, artifacts: fake.artifacts, warnings: fake.warnings }
      },
      'settings.get': () => ({ approveMcpServers: true, defaultProfileId: null }),
      'machines.register': ({ id, name, platform }) => ({ id, name, platform, token: 'machine-token' }),
      'projects.register': ({ name, path }) => ({ id: 'project-1', targetId: 'target-1', name, path }),
      'projects.get': () => ({ id: 'project-1', profile: { id: profile.id, name: profile.name } }),
      'sync.desired': ({ have }) => desired(fake, have),
      'sync.report': (input) => {
        fake.reports.push(SyncReport.parse(input))
        return { targetId: input.targetId }
      },
      'sync.fail': (input) => {
        fake.failures.push(SyncFailure.parse(input))
        return null
      },
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  fake.url = `http://127.0.0.1:${port}`
  return fake
}

function desired({ serverId, libraryVersion, artifacts, warnings, putBack }: FakeServer, have: unknown) {
  const revision = createHash('sha256')
    .update(JSON.stringify([artifacts, warnings]))
    .digest('hex')
  const envelope = { serverId, libraryVersion, revision, ...(putBack.length > 0 && { putBack }) }
  return have === revision
    ? { unchanged: true, ...envelope }
    : { unchanged: false, ...envelope, count: artifacts.length, artifacts, warnings }
}

async function answer(fake: FakeServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const inputs = JSON.parse((request.method === 'GET' ? url.searchParams.get('input') : body) || '{}') as Record<string, Input>
  const results = url.pathname
    .slice('/trpc/'.length)
    .split(',')
    .map((path, index) => call(fake, path, inputs[index] ?? {}))
  response.writeHead(results.find(({ status }) => status !== 200)?.status ?? 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(results.map(({ result }) => result)))
}

function call(fake: FakeServer, path: string, input: Input): { status: number; result: object } {
  fake.calls.push({ path, input })
  try {
    const procedure = fake.procedures[path]
    if (!procedure) throw new Refusal('not-found', 404, `There is no procedure ${path}.`)
    return { status: 200, result: { result: { data: procedure(input) } } }
  } catch (error) {
    const { code, status, message } = error instanceof Refusal ? error : new Refusal('internal', 500, String(error))
    return { status, result: { error: { message, code: -32600, data: { code, httpStatus: status, path, issues: [] } } } }
  }
}
