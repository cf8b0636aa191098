import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import type { Program } from '../exec/run-child.ts'
import { run } from '../run.ts'
import { startFakeServer, type FakeServer } from './fake-server.ts'

/** A computer of its own: a home, a project, a server, and somebody at the terminal who answers as told. */
export interface World {
  server: FakeServer
  home: string
  ccmHome: string
  project: string
  /** The computer's own id, as far as ccm can tell. */
  computer: string
  /** What is piped in; undefined where stdin is a terminal. */
  input: string | undefined
  /** Added to the environment, or taken out of it. */
  env: Record<string, string | undefined>
  /** Programs that were run, and what the next ones end with. */
  programs: Program[]
  exits: number[]
  /** Answers to the questions to come; while there is nobody (`undefined`) there is no terminal. */
  answers: (boolean | string)[] | undefined
  /** Questions that were asked. */
  asked: string[]
  /** Stands in for the programs; without it they end at once with the next of the exits. */
  onProgram: ((program: Program) => Promise<number>) | undefined
  /** Happens while a question stands. */
  onQuestion(question: string): void
  ccm(...argv: string[]): Promise<Run>
  write(path: string, text: string): void
  read(path: string): string
  /** Every file of the project, by path. */
  files(): string[]
  close(): Promise<void>
}

export interface Run {
  code: number
  out: string
  err: string
}

export async function openWorld(): Promise<World> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-world-')))
  const server = await startFakeServer()
  const [home, project] = [join(base, 'home'), join(base, 'demo')]
  mkdirSync(home)
  mkdirSync(project)
  let ids = 0
  const world: World = {
    server,
    home,
    ccmHome: join(home, '.ccm'),
    project,
    computer: 'computer-a',
    input: undefined,
    env: {},
    programs: [],
    exits: [],
    answers: undefined,
    asked: [],
    onProgram: undefined,
    onQuestion: () => {},
    async ccm(...argv) {
      const text = { out: '', err: '' }
      const reply = (question: string) => {
        world.asked.push(question)
        world.onQuestion(question)
        const answer = world.answers?.shift()
        if (answer === undefined) throw new Error(`Nobody told what to answer to "${question}".`)
        return Promise.resolve(answer)
      }
      const code = await run(
        argv,
        {
          env: { CCM_SERVER_URL: server.url, ...world.env },
          cwd: project,
          userHome: home,
          platform: 'linux',
          hostname: () => 'box',
          computerId: () => world.computer,
          newId: () => `machine-000${++ids}`,
          runProgram: (program) => {
            world.programs.push(program)
            return world.onProgram?.(program) ?? Promise.resolve(world.exits.shift() ?? 0)
          },
        },
        {
          stdout: (chunk) => void (text.out += chunk),
          stderr: (chunk) => void (text.err += chunk),
          outIsTerminal: false,
          input: () => Promise.resolve(world.input),
          isTerminal: world.answers !== undefined,
          color: { out: false, err: false },
          confirm: async (question) => (await reply(question)) === true,
          choose: async (question) => String(await reply(question)),
          secret: async (question) => String(await reply(question)),
          uninterrupted: (work) => work(),
        },
      )
      return { code, ...text }
    },
    write(path, content) {
      mkdirSync(dirname(join(project, path)), { recursive: true })
      writeFileSync(join(project, path), content)
    },
    read: (path) => readFileSync(join(project, path), 'utf8'),
    files: () =>
      existsSync(project)
        ? readdirSync(project, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
            .sort()
        : [],
    async close() {
      await server.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
  return world
}

const owner = (name: string, type: 'subagent' | 'mcp-server') => ({ componentId: `component-${name}`, type, name, revision: 1 })

/** A subagent's file. */
export const agent = (name: string, content = `---\nname: ${name}\n---\n\nYou review.\n`): Artifact => ({
  kind: 'file',
  id: `project:.claude/agents/${name}.md`,
  root: 'project',
  path: `.claude/agents/${name}.md`,
  owners: [owner(name, 'subagent')],
  runs: false,
  private: false,
  content,
  executable: false,
})

/** An MCP server in `.mcp.json`: it runs. */
export const mcpServer = (name: string, command = 'npx'): Artifact => ({
  kind: 'key',
  id: `project:.mcp.json#/mcpServers/${name}`,
  root: 'project',
  path: '.mcp.json',
  owners: [owner(name, 'mcp-server')],
  runs: true,
  private: false,
  pointer: `/mcpServers/${name}`,
  value: { type: 'stdio', command, args: ['-y', name] },
})
