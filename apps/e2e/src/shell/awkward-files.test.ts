import { chmodSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneOfEach } from '@ccm/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const servers = Array.from({ length: 3000 }, (_, n) => `    "mine-${n}": { "command": "x", "args": ["${'word '.repeat(180)}"], "env": {} }`)
const lines = Array.from({ length: 4900 }, (_, n) => `\t\t\t"Bash(tool-${n} *)"`)

/** Projects with what people and their editors leave in them. */
const projects: Record<string, (project: Project) => void> = {
  'a settings file of 5,000 lines': ({ write }) =>
    write('.claude/settings.json', `{\n\t"permissions": {\n\t\t"ask": [\n${lines.join(',\n')}\n\t\t]\n\t},\n\t"model": "opus"\n}\n`),
  'a .mcp.json of 3 MB': ({ write }) => write('.mcp.json', `{\r\n  "mcpServers": {\r\n${servers.join(',\r\n')}\r\n  }\r\n}\r\n`),
  'empty files': ({ path, write }) => {
    for (const name of ['.mcp.json', '.claude/settings.json', '.claude/settings.local.json', 'CLAUDE.md']) write(name, '')
    // What is of one checkout is closed to others when ccm writes in it, and stays so.
    chmodSync(join(path, '.claude/settings.local.json'), 0o600)
  },
  'files of white space': ({ write }) => ['.mcp.json', '.claude/settings.json', 'CLAUDE.md'].forEach((path) => write(path, ' \r\n\t\n')),
  'emoji, accents in both forms and names in two cases': ({ write }) => {
    write(
      '.mcp.json',
      '{ "mcpServers": { "🦊": {"command":"x"}, "é": {"command":"x"}, "é": {"command":"x"}, "A": {"command":"x"}, "a": {"command":"x"} } }',
    )
    for (const name of ['é', 'é', 'A', 'a', '🦊', 'with space', "quote'd"]) write(`.claude/commands/${name}.md`, `${name}\r`)
    write('CLAUDE.md', '# 🦊\r\n\r\nLone\rreturns')
  },
  'unusual modes': (project) => {
    for (const [path, mode] of [
      ['.mcp.json', 0o444],
      ['.claude/settings.json', 0o600],
      ['CLAUDE.md', 0o664],
    ] as const) {
      project.write(path, path.endsWith('.md') ? '# Ours' : '{}')
      chmodSync(join(project.path, path), mode)
    }
    chmodSync(join(project.path, '.claude'), 0o700)
  },
  'links over two hops': (project) => {
    project.write('docs/AGENTS.md', '# Ours\r\n')
    symlinkSync('docs/AGENTS.md', join(project.path, 'AGENTS.md'))
    symlinkSync('AGENTS.md', join(project.path, 'CLAUDE.md'))
    mkdirSync(join(project.path, 'tools/claude'), { recursive: true })
    symlinkSync('claude', join(project.path, 'tools/link'))
    symlinkSync('tools/link', join(project.path, '.claude'))
    writeFileSync(join(project.path, 'tools/claude/settings.json'), '{ "model": "opus" }')
  },
}

describe.each(Object.entries(projects))('a project with %s', (name, fill) => {
  const profile = name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, 20)
    .replace(/-$/, '')

  it('is as it was after apply, sync, a change and the removal of it all', async () => {
    const { id } = await profileOf(system.url, profile, oneOfEach(profile))
    const project = system.directory(profile)
    fill(project)
    const original = treeOf(project.path)
    const first = await project.ccm('apply', '--profile', profile, '--yes')
    expect(first.code, first.err).toBe(0)
    const full = treeOf(project.path)
    expect(full).not.toEqual(original)
    expect((await project.ccm('sync')).out).toMatch(/^In step/)
    expect(treeOf(project.path)).toEqual(full)
    const { components } = await system.api.profiles.get.query({ id })
    const half = components.filter((_, index) => index % 2 === 0).map(({ componentId }) => ({ componentId }))
    await made(system.url, 'profiles.setComponents', { id, components: half })
    expect((await project.ccm('sync', '--yes')).code).toBe(0)
    await made(system.url, 'profiles.setComponents', { id, components: [] })
    const last = await project.ccm('sync', '--yes')
    expect(last.code, last.err).toBe(0)
    expect(treeOf(project.path)).toEqual(original)
  })
})

it.each<[string, string, Uint8Array]>([
  ['UTF-16', '.claude/settings.json', Buffer.from('\uFEFF{}', 'utf16le')],
  ['Latin-1', 'CLAUDE.md', Buffer.from('# é', 'latin1')],
  ['zeros after a power cut', '.mcp.json', Buffer.alloc(10)],
  ['a name twice on our way', '.mcp.json', Buffer.from('{ "mcpServers": {}, "mcpServers": {} }')],
])('a file of %s is named and stops the command before it writes or registers anything: %s', async (kind, path, bytes) => {
  const project = system.directory(`unreadable-${kind.replaceAll(' ', '-')}`)
  project.write(path, '')
  writeFileSync(join(project.path, path), bytes)
  const before = treeOf(project.path)
  for (const argv of [
    ['apply', '--profile', 'base', '--yes'],
    ['apply', '--profile', 'base', '--yes', '--json'],
  ]) {
    const { code, err } = await project.ccm(...argv)
    expect(code, err).toBe(1)
    expect(err).toMatch(new RegExp(`^ccm: Nothing was written\\.\\n  ${path.replaceAll('.', '\\.')}: \\S.*\\.\\n$`))
  }
  expect(treeOf(project.path)).toEqual(before)
  expect((await system.api.projects.list.query({ search: project.path })).total).toBe(0)
  expect(lstatSync(join(project.path, path)).size).toBe(bytes.length)
})
