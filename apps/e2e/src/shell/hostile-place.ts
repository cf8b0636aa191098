import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { block, element, file, type HostileServer, key, startHostileServer } from './hostile-server.ts'
import { launcher, type Run } from './system.ts'
import { type Tree, treeOf } from './tree.ts'

/** A computer whose server cannot be trusted: a home and a bound project with files of the user's, and neighbours to be left alone. */
export interface HostilePlace {
  server: HostileServer
  base: string
  home: string
  project: string
  write(path: string, text: string): void
  read(path: string): string
  /** Runs `ccm` in the project to its end, or kills it when it takes longer than it may, in milliseconds; its code is then null. */
  ccm(argv: readonly string[], options?: { env?: Record<string, string>; limit?: number }): Promise<Run>
  /** Everything there is, but for what ccm keeps for itself. */
  look(): Tree
  close(): Promise<void>
}

/** What the server gave while it was honest. */
export const honest = [
  file('.claude/agents/reviewer.md', '---\nname: reviewer\ndescription: Reviews\n---\n\nReview.\n'),
  key('.mcp.json', '/mcpServers/docs', { type: 'stdio', command: 'docs-server' }, { runs: true }),
  element('.claude/settings.json', '/permissions/deny', 'Read(./.env)'),
  block('CLAUDE.md', 'house-rules', 'Be brief.'),
]

/** What the user wrote, in the project and beside it. */
const foreign = {
  'project/.claude/agents/mine.md': '---\nname: mine\n---\nMine.\n',
  'project/.claude/settings.json': '{\n\t"model": "opus",\n\t"permissions": { "allow": ["Bash(ls)"] }\n}\n',
  'project/.mcp.json': '{ "mcpServers": { "mine": { "command": "x" } } }',
  'project/CLAUDE.md': '# Ours\r\n',
  'project/src/main.ts': 'export {}\n',
  'project/.git/HEAD': 'ref: refs/heads/main\n',
  'project/.git/hooks/pre-commit': '#!/bin/sh\nexit 0\n',
  'home/.claude.json': '{ "mcpServers": { "mine": { "command": "x" } }, "projects": {} }',
  'home/.claude/settings.json': '{ "model": "opus" }',
  'home/.bashrc': '# mine\n',
  'neighbour/.claude/agents/theirs.md': 'Theirs.\n',
}

/** The place after a first sync with the server while that was honest. */
export async function openHostilePlace(): Promise<HostilePlace> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-hostile-')))
  const [home, project] = [join(base, 'home'), join(base, 'project')]
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const [path, text] of Object.entries(foreign)) write(join(base, path), text)
  const server = await startHostileServer(honest)
  const place: HostilePlace = {
    server,
    base,
    home,
    project,
    write: (path, text) => write(join(project, path), text),
    read: (path) => readFileSync(join(project, path), 'utf8'),
    ccm: (argv, { env, limit = 30_000 } = {}) =>
      new Promise((resolve) => {
        const surroundings = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, CCM_SERVER_URL: server.url, NO_COLOR: '1' }
        const options = { cwd: project, env: { ...surroundings, ...env }, maxBuffer: 256 * 1024 * 1024, timeout: limit }
        const child = execFile(process.execPath, [launcher, ...argv], { ...options, killSignal: 'SIGKILL' }, (_error, out, err) =>
          resolve({ code: child.exitCode, out, err }),
        )
      }),
    look: () => Object.fromEntries(Object.entries(treeOf(base)).filter(([path]) => !/(?:^|\/)\.ccm(?:\/|$)/.test(path))),
    async close() {
      await server.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
  const run = await place.ccm(['apply', '--profile', 'base', '--yes'])
  if (run.code !== 0) throw new Error(`The first sync ended with ${run.code}: ${run.err}${run.out}`)
  return place
}
