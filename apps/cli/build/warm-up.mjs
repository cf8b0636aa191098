import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const owners = [{ componentId: 'component-1', type: 'permissions', name: 'one', revision: 1 }]
const common = { root: 'project', runs: false, private: false, owners }
const artifacts = [
  { ...common, kind: 'file', id: 'project:.claude/commands/one.md', path: '.claude/commands/one.md', content: 'One.\n', executable: false },
  {
    ...common,
    kind: 'key',
    id: 'project:.mcp.json#/mcpServers/one',
    path: '.mcp.json',
    pointer: '/mcpServers/one',
    value: { command: 'one' },
  },
  {
    ...common,
    kind: 'element',
    id: 'project:.claude/settings.json#/permissions/ask[component-1/0]',
    path: '.claude/settings.json',
    pointer: '/permissions/ask',
    value: 'Bash(one *)',
  },
  {
    ...common,
    kind: 'key',
    id: 'project:.claude/settings.json#/language',
    path: '.claude/settings.json',
    pointer: '/language',
    value: 'english',
  },
  { ...common, kind: 'block', id: 'project:CLAUDE.md#block/one', path: 'CLAUDE.md', block: 'one', content: 'One.\n' },
]

/** Has ccm sync a small project once and keeps the code V8 made of what that took, beside each script. */
export async function warmUp(outdir) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-build-')))
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { project, home } = makeProject(base)
    const env = environmentOf(base, home, `http://127.0.0.1:${server.address().port}`)
    const script = join(import.meta.dirname, 'keep-code.mjs')
    const child = spawn(process.execPath, [script, outdir, 'sync', '--yes'], { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`The first sync of the built ccm ended with ${code}.`)
  } finally {
    server.close().closeAllConnections()
    rmSync(base, { recursive: true, force: true })
  }
}

/** Nothing of whoever builds: their settings would lead to their own files, and flags for V8 to code that nobody else could take. */
function environmentOf(base, home, url) {
  const { PATH, SystemRoot } = process.env
  return { PATH, ...(SystemRoot && { SystemRoot }), HOME: base, USERPROFILE: base, CCM_HOME: home, CCM_SERVER_URL: url }
}

/** A project that is bound as `ccm apply` leaves it. */
function makeProject(base) {
  const [project, home] = [join(base, 'project'), join(base, 'ccm')]
  mkdirSync(project)
  mkdirSync(home)
  writeFileSync(join(home, 'config.json'), JSON.stringify({ machineId: 'machine-1' }))
  const projects = { [project]: { targetId: 'target-1', projectId: 'project-1', name: 'project' } }
  writeFileSync(join(home, 'index.json'), JSON.stringify({ version: 1, machineId: 'machine-1', projects, users: {} }))
  return { project, home }
}

/** Answers as a server does: what is wanted, and that a report has come. */
function answer(request, response) {
  request.resume()
  const whole = {
    unchanged: false,
    serverId: 'server-1',
    libraryVersion: 1,
    revision: '0'.repeat(64),
    count: artifacts.length,
    artifacts,
    warnings: [],
  }
  const data = request.url.startsWith('/trpc/sync.desired') ? whole : { targetId: 'target-1' }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify([{ result: { data } }]))
}
