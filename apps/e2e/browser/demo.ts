import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Api } from '@ccm/client'
import type { Component } from '@ccm/contract'
import type { Computer, Computers } from './computers.ts'

const fleet = {
  studio: ['storefront', 'checkout-api', 'design-tokens', 'blog'],
  devbox: ['ingest-pipeline', 'cluster-config'],
  thinkpad: ['field-app', 'scratch'],
}
type Machine = keyof typeof fleet

/** A project of the demo: where it lies, and the computer it lies on. */
export interface DemoProject {
  path: string
  ccm(...argv: string[]): ReturnType<Computer['ccm']>
}
export type Demo = (project: string) => DemoProject

/**
 * A small fleet as a person would have it after some weeks, made with the real command line: three machines, eight projects of one
 * profile; edits on disks, a conflict, a deleted file, projects the library has moved away from, and some in step.
 */
export async function makeDemo(api: Api, computers: Computers): Promise<Demo> {
  const library = await addComponents(api)
  const demo = await bindAll(api, computers)
  edit(demo('storefront'), 'CLAUDE.md', (text) => text.replace('- Small commits', '- Small commits, one idea each\n- Say why'))
  edit(demo('storefront'), '.mcp.json', (text) => text.replace('5000', '9000'))
  rmSync(join(demo('checkout-api').path, '.claude/agents/diff-ranker.md'))
  await demo('storefront').ccm('sync')
  await demo('checkout-api').ccm('sync')
  edit(demo('ingest-pipeline'), 'CLAUDE.md', (text) => text.replace('Write tests first', 'Write tests always'))
  await api.components.update.mutate({
    id: library.rules.id,
    expectedRevision: library.rules.revision,
    config: { template: `${RULES.replace('Write tests first', 'Write tests before code')}- Name things once\n` },
  })
  await demo('ingest-pipeline').ccm('sync', '--yes')
  await demo('design-tokens').ccm('sync', '--yes')
  await demo('blog').ccm('sync', '--yes')
  return demo
}

async function bindAll(api: Api, computers: Computers): Promise<Demo> {
  const projects = new Map<string, DemoProject>()
  for (const machine of ['studio', 'devbox', 'thinkpad'] satisfies Machine[]) {
    const computer = computers.add(machine)
    for (const name of fleet[machine]) {
      const path = computer.directory(join('code', name))
      projects.set(name, { path, ccm: (...argv) => computer.ccm(path, ...argv) })
      await succeed(computer.ccm(path, 'apply', '--profile', 'typescript-web', '--yes'))
    }
    await nameMachine(api, computer.home, machine)
  }
  return (name) => {
    const project = projects.get(name)
    if (!project) throw new Error(`The demo has no project ${name}.`)
    return project
  }
}

const RULES = '# Team rules\n\nWrite tests first. Project: {{projectName}}.\n\n- Small commits\n- No secrets in code\n'

async function addComponents(api: Api): Promise<{ rules: Component }> {
  const [base] = (await api.profiles.list.query({ search: 'base', limit: 1 })).items
  const server = await api.components.create.mutate({
    type: 'mcp-server',
    name: 'postgres-ro',
    description: 'Read-only queries against the project database',
    tags: ['database'],
    config: {
      type: 'stdio',
      command: 'npx',
      args: ['-y', '@acme/postgres-mcp@2.4.0', '--read-only'],
      env: { DATABASE_URL: '${PG_DSN}', STATEMENT_TIMEOUT: '5000' },
    },
  })
  const rules = await api.components.create.mutate({
    type: 'claude-md',
    name: 'team-rules',
    description: 'Voice, review and safety rules for every project',
    tags: ['base'],
    config: { template: RULES },
  })
  const subagent = await api.components.create.mutate({
    type: 'subagent',
    name: 'diff-ranker',
    description: 'Reads a diff, answers with findings ranked by risk',
    tags: ['review'],
    config: {
      description: 'Reads a diff and ranks findings by risk',
      prompt: 'You review diffs.\n\nRank findings by risk.',
      tools: ['Read', 'Grep', 'Bash(git diff:*)'],
    },
  })
  await api.envVars.set.mutate({ name: 'PG_DSN', value: 'postgres://reader:hidden@db.home/app' })
  await api.envVars.set.mutate({ name: 'LOG_LEVEL', value: 'info', sensitive: false })
  await api.profiles.create.mutate({
    name: 'typescript-web',
    description: 'Web apps',
    extends: base ? [base.id] : [],
    components: [server, rules, subagent].map(({ id }) => ({ componentId: id })),
  })
  return { rules }
}

/** A machine is called what its host is called, which is the same for all of these. */
async function nameMachine(api: Api, path: string, name: string): Promise<void> {
  const { items } = await api.projects.list.query({ search: path, limit: 1 })
  const machine = await api.machines.get.query({ id: items[0]?.machine.id ?? '' })
  await api.machines.update.mutate({ id: machine.id, expectedRevision: machine.revision, name })
}

async function succeed(command: ReturnType<Computer['ccm']>): Promise<void> {
  const { code, out, err } = await command
  if (code !== 0) throw new Error(`ccm ended with ${code}:\n${out}${err}`)
}

/** Edits a file of a project as a person would. */
export function edit(project: DemoProject, file: string, change: (text: string) => string): void {
  const path = join(project.path, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${path} does not say what the demo wants to change.`)
  writeFileSync(path, after)
}
