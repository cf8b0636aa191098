import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ComponentType, componentTypes, configSchemas } from '@ccm/contract'
import { parseFolder, type ParsedComponent, type SourceFile } from '@ccm/formats/parse'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { profileOf } from './plain-calls.ts'
import { startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

/** Bytes that are no text in any encoding. */
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x80])
const SCRIPT = '#!/bin/sh\nset -e\necho "checked"\n'

interface Example {
  key?: string
  config(upload: (content: string, encoding?: 'base64') => Promise<string>): Promise<unknown> | unknown
  /** Where Claude Code reads it, and something that must stand there. */
  path: string
  holds: string | RegExp
}

const examples: { [T in ComponentType]: Example } = {
  'mcp-server': {
    key: 'brave_search',
    config: () => ({
      type: 'http',
      url: 'https://mcp.example.com/${REGION:-eu}',
      headers: { 'X-Team': 'core' },
      timeout: 30_000,
      extra: { note: 'kept' },
    }),
    path: '.mcp.json',
    holds: /"mcpServers": \{\s+"brave_search": \{\s+"type": "http"/,
  },
  subagent: {
    config: () => ({
      description: 'Use when: asked "twice"',
      tools: ['Read', 'Agent(a, b)'],
      model: 'inherit',
      hooks: { Stop: [{ hooks: [{ type: 'command', command: 'echo stop', timeout: 5 }] }] },
      extra: { house: 'own field' },
      prompt: 'You look.',
    }),
    path: '.claude/agents/wide-subagent.md',
    holds: /^---\nname: wide-subagent\ndescription: "Use when: asked \\"twice\\""\n/,
  },
  skill: {
    config: async (upload) => ({
      description: 'Checks releases.',
      'allowed-tools': ['Read', 'Bash(git log *)'],
      metadata: { owner: 'core' },
      prompt: '# Releases\n\nRun `scripts/check.sh`.',
      files: [
        { path: 'scripts/check.sh', hash: await upload(SCRIPT), executable: true },
        { path: 'assets/logo.png', hash: await upload(PICTURE.toString('base64'), 'base64'), executable: false },
        { path: 'references/windows.txt', hash: await upload('one\r\ntwo\r\n'), executable: false },
      ],
    }),
    path: '.claude/skills/wide-skill/SKILL.md',
    holds: /^---\nname: wide-skill\n/,
  },
  command: {
    key: 'git/wide',
    config: () => ({ description: 'Commits.', 'argument-hint': '[scope]', prompt: 'Commit $ARGUMENTS.' }),
    path: '.claude/commands/git/wide.md',
    holds: 'argument-hint: "[scope]"',
  },
  rule: {
    key: 'frontend/react',
    config: () => ({ paths: ['**/*.{ts,tsx}', 'src/ui/**'], prompt: 'Use hooks.' }),
    path: '.claude/rules/frontend/react.md',
    holds: '"**/*.{ts,tsx}"',
  },
  hook: {
    config: () => ({ event: 'PreToolUse', matcher: 'Bash|Edit', hooks: [{ type: 'command', command: 'echo', args: ['hi'], timeout: 5 }] }),
    path: '.claude/settings.json',
    holds: /"PreToolUse": \[\s+\{\s+"matcher": "Bash\|Edit",\s+"hooks": \[/,
  },
  permissions: {
    config: () => ({ allow: ['Bash(npm run *)'], deny: ['Read(./.env)'], defaultMode: 'plan' }),
    path: '.claude/settings.json',
    holds: /"allow": \[\s+"Bash\(npm run \*\)"/,
  },
  settings: {
    config: () => ({ model: 'opus', env: { FLAG: '1' }, cleanupPeriodDays: 14, aKeyOfTomorrow: { deep: [1, true] } }),
    path: '.claude/settings.json',
    holds: '"cleanupPeriodDays": 14',
  },
  'status-line': {
    config: () => ({ type: 'command', command: 'printf ready', padding: 1 }),
    path: '.claude/settings.json',
    holds: /"statusLine": \{\s+"type": "command"/,
  },
  'output-style': {
    config: () => ({ name: 'Terse', description: 'Few words.', 'keep-coding-instructions': true, prompt: 'Be terse.' }),
    path: '.claude/output-styles/wide-output-style.md',
    holds: 'keep-coding-instructions: true',
  },
  plugin: {
    key: 'formatter@acme-tools',
    config: () => ({ enabled: true, marketplace: { source: { source: 'github', repo: 'acme/tools' }, autoUpdate: false } }),
    path: '.claude/settings.json',
    holds: /"enabledPlugins": \{\s+"formatter@acme-tools": true/,
  },
  keybindings: {
    config: () => ({ bindings: [{ context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+u': null } }] }),
    path: '.claude/keybindings.json',
    holds: '"ctrl+e": "chat:externalEditor"',
  },
  'claude-md': {
    config: () => ({ template: '# Rules\n\nBe kind.' }),
    path: 'CLAUDE.md',
    holds: '<!-- ccm:begin wide-claude-md -->\n# Rules\n\nBe kind.\n<!-- ccm:end wide-claude-md -->\n',
  },
}

describe.each(componentTypes)('a %s', (type) => {
  it('goes from the library to where Claude Code reads it, and reads back as what it was', async () => {
    const { key, config, path, holds } = examples[type]
    const name = `wide-${type}`
    const upload = async (content: string, encoding?: 'base64') =>
      (await system.api.components.uploadFile.mutate({ content, ...(encoding && { encoding }) })).hash
    const wanted = await config(upload)
    await profileOf(system.url, name, [{ type, name, ...(key && { key }), config: wanted }])
    const root = await write(type, name)

    const text = readFileSync(join(root, path), 'utf8')
    if (typeof holds === 'string') expect(text).toContain(holds)
    else expect(text).toMatch(holds)
    const parsed = parseFolder(sourceFiles(root), { root: type === 'keybindings' ? 'user' : 'project' })
    expect(parsed.problems).toEqual([])
    const back = parsed.components.filter((component) => component.type === type && component.scope !== 'local')
    expect(back).toHaveLength(1)
    expect(faceOf(back[0])).toEqual({ key: keyOnDisk(type, key ?? name, back[0]), config: configSchemas[type].parse(wanted) })
  })
})

it('writes what a skill brings with it byte for byte, executable where it should be', async () => {
  const { path } = system.directory('wide-skill')
  const inSkill = (file: string) => join(path, '.claude/skills/wide-skill', file)
  expect(readFileSync(inSkill('scripts/check.sh'), 'utf8')).toBe(SCRIPT)
  expect(statSync(inSkill('scripts/check.sh')).mode & 0o111).toBe(0o111)
  expect(readFileSync(inSkill('assets/logo.png'))).toEqual(PICTURE)
  expect(statSync(inSkill('assets/logo.png')).mode & 0o111).toBe(0)
  expect(readFileSync(inSkill('references/windows.txt'), 'utf8')).toBe('one\r\ntwo\r\n')
})

/** Brings a profile to a project of its own, or to the home where only that is read. */
async function write(type: ComponentType, profile: string): Promise<string> {
  if (type === 'keybindings') {
    const run = await system.ccm(system.home, ['machine', 'apply', '--profile', profile, '--yes'])
    expect(run.code, run.err).toBe(0)
    return system.home
  }
  const project = system.directory(profile)
  const run = await project.ccm('apply', '--profile', profile, '--yes')
  expect(run.code, run.err).toBe(0)
  const again = await project.ccm('sync')
  expect(again.out).toMatch(/^In step/)
  return project.path
}

const faceOf = (component: ParsedComponent | undefined) => component && { key: component.key, config: component.config }

/** Types without a name on disk get one when they are read. */
const keyOnDisk = (type: ComponentType, key: string, back: ParsedComponent | undefined) =>
  ['hook', 'permissions', 'settings', 'status-line', 'keybindings'].includes(type) ? back?.key : key

function sourceFiles(root: string): SourceFile[] {
  const claudes = (path: string) => /^(?:\.claude\/|\.mcp\.json$|CLAUDE(?:\.local)?\.md$)/.test(path)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => claudes(file.slice(root.length + 1)))
    .map((file) => toSource(file, file.slice(root.length + 1)))
}

function toSource(file: string, path: string): SourceFile {
  const bytes = readFileSync(file)
  const executable = (statSync(file).mode & 0o100) !== 0
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return Buffer.from(text).equals(bytes)
    ? { path, content: text, executable }
    : { path, content: bytes.toString('base64'), encoding: 'base64', executable }
}
