import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { oneOfEach } from '@ccm/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

/** Projects as people leave them: what stands in the files we share, and beside them. */
const projects: { [name: string]: { [path: string]: string } } = {
  'tabs and no final newline': {
    '.mcp.json': '{\n\t"mcpServers": {\n\t\t"mine": {\n\t\t\t"command": "x",   "args": [ ]\n\t\t}\n\t}\n}',
    '.claude/settings.json':
      '{\n\t"model": "opus",\n\t"permissions": {\n\t\t"ask": ["Bash(make *)"],\n\t\t"deny": [\n\t\t\t"Read(./private/**)"\n\t\t]\n\t},\n\t"hooks": {\n\t\t"PreToolUse": [\n\t\t\t{ "matcher": "Write", "hooks": [{ "type": "command", "command": "./check.sh" }] }\n\t\t]\n\t},\n\t"unknown": { "a" : [1,2 ,3] }\n}',
    'CLAUDE.md': '# Ours\n\nNo newline at the end',
  },
  'Windows line endings and byte order marks': {
    '.mcp.json': '\uFEFF{\r\n  "mcpServers": {\r\n    "mine": { "command": "x" }\r\n  },\r\n  "other": null\r\n}\r\n',
    '.claude/settings.json': '\uFEFF{\r\n    "env": { "A": "1" },\r\n    "permissions": { "deny": [ ] },\r\n    "hooks": { }\r\n}\r\n',
    'CLAUDE.md': '\uFEFF# Ours\r\n\r\nTwo spaces.  \r\n\r\n\r\n',
  },
  'everything on one line, escapes and trailing spaces': {
    '.mcp.json': '{"mcpServers":{"m\\u0069ne":{"command":"\\/x"}},"z":1.0e2}   ',
    '.claude/settings.json':
      '{"permissions":{"allow":["Bash(ls)"],"ask":["Bash(z)"],"defaultMode":"plan"},"hooks":{"PreToolUse":[],"Stop":[{"hooks":[]}]}}\n\n\n',
    'CLAUDE.md': '<!-- a comment -->\n\n<!-- ccm is a tool -->\n```\ncode\n```\n\t\n',
  },
  'empty objects and an empty file': {
    '.mcp.json': '{}',
    '.claude/settings.json': '{\n}\n',
    'CLAUDE.md': '',
  },
  'comments in JSON': {
    '.claude/settings.json':
      '{\n  // The model we pay for\n  "model": "opus", /* really */\n  "permissions": {\n    "ask": [\n      "Bash(a)", // first\n      "Bash(b)" // last\n    ]\n  }\n}\n',
    'CLAUDE.md': 'One line\r',
  },
}

function fill(project: Project, files: { [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  project.write('.claude/commands/mine.md', 'Mine.')
  project.write('.claude/agents/deep/mine.md', '---\nname: mine\n---\r\nMine.')
  project.write('src/run.sh', '#!/bin/sh\n')
  chmodSync(join(project.path, 'src/run.sh'), 0o755)
  chmodSync(join(project.path, '.claude/settings.json'), 0o640)
  chmodSync(join(project.path, '.claude/agents'), 0o750)
  symlinkSync('src', join(project.path, 'link'))
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-')

describe.each(Object.entries(projects))('a project with %s', (name, files) => {
  const profile = slug(name)

  it('is as it was, bytes and modes, after apply, sync and the removal of one component after the other', async () => {
    const parts = oneOfEach(profile.slice(0, 20).replace(/-$/, ''))
    const { id } = await profileOf(system.url, `${profile}-one`, parts)
    const project = system.directory(`${profile}-one`)
    fill(project, files)
    const original = treeOf(project.path)
    expect(await project.ccm('apply', '--profile', `${profile}-one`, '--yes')).toMatchObject({ code: 0 })
    const full = treeOf(project.path)
    expect(full).not.toEqual(original)
    for (const path of ['.claude/commands/mine.md', '.claude/agents/deep/mine.md', 'src/run.sh', 'link'])
      expect(full[path]).toBe(original[path])
    expect((await project.ccm('sync')).out).toMatch(/^In step/)
    expect(treeOf(project.path)).toEqual(full)
    const { components } = await system.api.profiles.get.query({ id })
    for (let left = components.length - 1; left >= 0; left -= 1) {
      await made(system.url, 'profiles.setComponents', {
        id,
        components: components.slice(0, left).map(({ componentId }) => ({ componentId })),
      })
      expect(await project.ccm('sync', '--yes'), `${left} left`).toMatchObject({ code: 0 })
    }
    expect(treeOf(project.path)).toEqual(original)
  })

  it('is as it was when everything is removed in one go, which waits for a yes', async () => {
    const { id } = await profileOf(system.url, `${profile}-all`, oneOfEach(`a-${profile.slice(0, 20).replace(/-$/, '')}`))
    const project = system.directory(`${profile}-all`)
    fill(project, files)
    const original = treeOf(project.path)
    expect(await project.ccm('apply', '--profile', `${profile}-all`, '--yes')).toMatchObject({ code: 0 })
    const full = treeOf(project.path)
    await made(system.url, 'profiles.setComponents', { id, components: [] })
    const waits = await project.ccm('sync')
    expect(waits.code).toBe(2)
    expect(waits.err).toMatch(/^Waiting: \d+ artifacts need a yes\./m)
    expect(treeOf(project.path)).toEqual(full)
    expect(await project.ccm('sync', '--yes')).toMatchObject({ code: 0 })
    expect(treeOf(project.path)).toEqual(original)
    expect((await project.ccm('sync')).code).toBe(0)
  })
})

it('keeps what others added meanwhile between and behind ours when ours goes', async () => {
  const { id } = await profileOf(system.url, 'meanwhile', oneOfEach('meanwhile'))
  const project = system.directory('meanwhile')
  await project.ccm('apply', '--profile', 'meanwhile', '--yes')
  const servers = JSON.parse(project.read('.mcp.json')) as { mcpServers: Record<string, unknown> }
  project.write(
    '.mcp.json',
    `${JSON.stringify({ mcpServers: { first: { command: 'a' }, ...servers.mcpServers, last: { command: 'b' } } }, null, 2)}\n`,
  )
  project.write('CLAUDE.md', `Before.\n${project.read('CLAUDE.md')}Behind.\n`)
  project.write('.claude/commands/theirs.md', 'Theirs.\n')
  expect((await project.ccm('sync')).code).toBe(0)
  await made(system.url, 'profiles.setComponents', { id, components: [] })
  expect(await project.ccm('sync', '--yes')).toMatchObject({ code: 0 })
  expect(project.files()).toEqual({
    '.claude/commands/theirs.md': 'Theirs.\n',
    '.mcp.json': '{\n  "mcpServers": {\n    "first": {\n      "command": "a"\n    },\n    "last": {\n      "command": "b"\n    }\n  }\n}\n',
    'CLAUDE.md': 'Before.\nBehind.\n',
  })
})
