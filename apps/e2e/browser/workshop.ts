import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Api } from '@ccm/client'
import type { Component, Profile, Project } from '@ccm/contract'
import type { Computer, Computers, Said } from './computers.ts'
import { expect } from './test.ts'

/** One project on one machine, in step, with a library of three components that are easy to edit on the disk. */
export interface Workshop {
  computer: Computer
  profile: Profile
  project: Project
  rules: Component
  server: Component
  path: string
  /** Runs `ccm` in the project. */
  ccm(...argv: string[]): Promise<Said>
  /** What a file of the project says; nothing where it is not there. */
  read(file: string): string | undefined
  /** Edits a file of the project as a person would. */
  edit(file: string, change: (text: string) => string): void
}

/** Two places of it lie so far apart that edits of both are two hunks. */
export const houseRules = `# House rules of {{projectName}}

Write tests first.

## Commits

- Small commits
- Say why

## Safety

- No secrets in code
- Ask before deleting
- Name things once
`

/** Two edits of the house rules, at their beginning and at their end. */
export const twoEdits = (text: string) =>
  text.replace('Write tests first', 'Write tests always').replace('Name things once', 'Name things well')

export async function openWorkshop(api: Api, computers: Computers): Promise<Workshop> {
  const rules = await api.components.create.mutate({ type: 'claude-md', name: 'shop-rules', config: { template: houseRules } })
  const server = await api.components.create.mutate({
    type: 'mcp-server',
    name: 'postgres-ro',
    config: {
      type: 'stdio',
      command: 'npx',
      args: ['-y', '@acme/postgres-mcp'],
      env: { DATABASE_URL: '${PG_DSN}', STATEMENT_TIMEOUT: '5000' },
    },
  })
  const subagent = await api.components.create.mutate({
    type: 'subagent',
    name: 'risk-ranker',
    config: {
      description: 'Reads a diff and ranks findings by risk',
      prompt: 'You review diffs.\n\nRank findings by risk.',
      tools: ['Read'],
    },
  })
  await api.envVars.set.mutate({ name: 'PG_DSN', value: 'postgres://reader:hidden@db.home/app' })
  const profile = await api.profiles.create.mutate({
    name: 'shop-web',
    components: [rules, server, subagent].map(({ id }) => ({ componentId: id })),
  })
  const computer = computers.add('studio')
  const path = computer.directory(join('code', 'shop'))
  const ccm = (...argv: string[]) => computer.ccm(path, ...argv)
  const said = await ccm('apply', '--profile', 'shop-web', '--yes')
  expect(said, said.err).toMatchObject({ code: 0 })
  const project = await projectAt(api, path)
  return {
    computer,
    profile,
    project,
    rules,
    server,
    path,
    ccm,
    read: (file) => (existsSync(join(path, file)) ? readFileSync(join(path, file), 'utf8') : undefined),
    edit(file, change) {
      const before = readFileSync(join(path, file), 'utf8')
      const after = change(before)
      if (after === before) throw new Error(`${file} does not say what is to be changed.`)
      writeFileSync(join(path, file), after)
    },
  }
}

async function projectAt(api: Api, path: string): Promise<Project> {
  const [project] = (await api.projects.list.query({ search: path, limit: 1 })).items
  if (!project) throw new Error(`No project is bound in ${path}.`)
  return project
}

/** The next sync leaves nothing undone, and nothing differs after it. */
export async function expectInStep({ ccm }: Pick<Workshop, 'ccm'>, ...flags: string[]): Promise<void> {
  const said = await ccm('sync', ...flags)
  expect(said, said.out + said.err).toMatchObject({ code: 0 })
  const status = await ccm('status')
  expect(status, status.out + status.err).toMatchObject({ code: 0 })
}
