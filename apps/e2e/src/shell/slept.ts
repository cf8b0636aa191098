import { join } from 'node:path'
import { expect } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import type { Project, Run, System } from './system.ts'

export interface Computer {
  home: string
  project: Project
  ccm(...argv: string[]): Promise<Run>
}

/** A computer with one checkout, bound to a profile. */
export async function computer(system: System, name: string, profile: string): Promise<Computer> {
  const home = system.directory(`${name}-home`).path
  const project = system.directory(`${name}-checkout/shop`)
  const ccm = (...argv: string[]) => system.ccm(project.path, argv, { HOME: home, USERPROFILE: home, CCM_HOME: join(home, '.ccm') })
  const run = await ccm('apply', '--profile', profile, '--yes')
  expect(run.code, run.err).toBe(0)
  return { home, project, ccm }
}

const lines = (...changed: [number, string][]) => Array.from({ length: 9 }, (_, n) => new Map(changed).get(n) ?? `Line ${n}.`).join('\n\n')

/** Saves a component of the library anew. */
export async function save(system: System, type: string, name: string, config: object): Promise<void> {
  const { id, revision } = await system.api.components.get.query({ type: type as 'command', name })
  await made(system.url, 'components.update', { id, expectedRevision: revision, config })
}

export const agent = '.claude/agents/reviewer.md'

/** Two computers with the same profile, of which the second sleeps while the library changes. */
export interface Slept {
  profile: string
  names: Record<'agent' | 'server' | 'notes' | 'rules', string>
  one: Computer
  two: Computer
  /** Edits a file on the one that sleeps. */
  edit(path: string, from: string, to: string): void
  /** Changes the library three times; machine one syncs each of them. */
  three(): Promise<void>
}

export async function slept(system: System, word: string): Promise<Slept> {
  const names = { agent: `reviewer-${word}`, server: `docs-${word}`, notes: `notes-${word}`, rules: `rules-${word}` }
  const profile = `slept-${word}`
  await profileOf(system.url, profile, [
    { type: 'subagent', name: names.agent, key: 'reviewer', config: { description: 'Reviews.', prompt: lines() } },
    {
      type: 'mcp-server',
      name: names.server,
      key: 'docs',
      config: { type: 'stdio', command: 'docs', args: ['1'], env: { A: '1', B: '1' } },
    },
    { type: 'claude-md', name: names.notes, config: { template: lines() } },
    { type: 'permissions', name: names.rules, config: { deny: ['Read(./one)'] } },
  ])
  const one = await computer(system, `one-${word}`, profile)
  const two = await computer(system, `two-${word}`, profile)
  return {
    profile,
    names,
    one,
    two,
    edit: (path, from, to) => two.project.write(path, two.project.read(path).replace(from, to)),
    async three() {
      for (const n of [1, 2, 3]) {
        await save(system, 'subagent', names.agent, {
          description: 'Reviews.',
          prompt: lines([0, `Library ${n}.`], [6, `Library ${n} too.`]),
        })
        await save(system, 'mcp-server', names.server, { type: 'stdio', command: 'docs', args: [`${n + 1}`], env: { A: '1', B: '1' } })
        await save(system, 'claude-md', names.notes, { template: lines([0, `Library ${n}.`]) })
        await save(system, 'permissions', names.rules, { deny: [`Read(./library-${n})`] })
        expect((await one.ccm('sync', '--yes')).code).toBe(0)
      }
    },
  }
}
