import type { ConfigOf, FileContent } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { contentOf, context, sample } from '../samples.ts'
import { renderSkill } from './skill.ts'

const hashes = { script: 'a'.repeat(64), notes: 'b'.repeat(64), logo: 'c'.repeat(64), gone: 'd'.repeat(64) }
const files = new Map<string, FileContent>([
  [hashes.script, { content: '#!/bin/sh\r\necho {{projectName}}\r\n' }],
  [hashes.notes, { content: '\uFEFF# Notes' }],
  [hashes.logo, { content: 'iVBORw0KGgo=', encoding: 'base64' }],
])
const render = (config: ConfigOf<'skill'>, key = 'release-notes', more: Partial<typeof context> = {}) =>
  renderSkill(sample('skill', key, config), { ...context, files, ...more })
const messages = (config: ConfigOf<'skill'>, key?: string) => render(config, key).warnings.map(({ code, message }) => `${code}: ${message}`)

it('writes SKILL.md into a directory of its own, the name the spec wants included', () => {
  const { artifacts, warnings } = render({
    prompt: 'Write the notes of {{projectName}}.\n',
    'allowed-tools': ['Read', 'Bash(git log *)'],
    metadata: { author: 'acme', version: '1.0' },
    license: 'MIT',
    description: 'Writes release notes: from commits',
  })
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([{ id: 'project:.claude/skills/release-notes/SKILL.md', runs: true, executable: false }])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    name: release-notes
    description: "Writes release notes: from commits"
    allowed-tools: "Read, Bash(git log *)"
    license: MIT
    metadata:
      author: acme
      version: "1.0"
    ---

    Write the notes of demo.
    "
  `)
})

it('writes each supporting file beside it, byte for byte, with its executable bit', () => {
  const { artifacts, warnings } = render({
    description: 'Writes release notes.',
    prompt: 'Run scripts/notes.sh.',
    files: [
      { path: 'scripts/notes.sh', hash: hashes.script, executable: true },
      { path: 'references/notes.md', hash: hashes.notes, executable: false },
      { path: 'assets/logo.png', hash: hashes.logo, executable: false },
    ],
  })
  expect(warnings).toEqual([])
  expect(composeFiles(artifacts).slice(1)).toEqual([
    { path: '.claude/skills/release-notes/assets/logo.png', content: 'iVBORw0KGgo=', encoding: 'base64' },
    { path: '.claude/skills/release-notes/references/notes.md', content: '\uFEFF# Notes' },
    { path: '.claude/skills/release-notes/scripts/notes.sh', content: '#!/bin/sh\r\necho {{projectName}}\r\n', executable: true },
  ])
  expect(artifacts.map(({ runs }) => runs)).toEqual([false, true, false, true])
})

it('leaves out a supporting file whose content is not there, and says so', () => {
  const { artifacts, warnings } = render({
    description: 'x',
    prompt: 'x',
    files: [{ path: 'a.md', hash: hashes.gone, executable: false }],
  })
  expect(artifacts).toHaveLength(1)
  expect(warnings).toMatchObject([
    { code: 'missing-file', message: expect.stringContaining('"a.md" of the skill "sample" is not written') },
  ])
})

describe('runs', () => {
  it.each<[string, ConfigOf<'skill'>, boolean]>([
    ['tools it may use unasked', { 'allowed-tools': ['Read'], prompt: 'Hello' }, true],
    ['tools in a form the contract does not take', { extra: { 'allowed-tools': { a: 1 } }, prompt: 'Hello' }, true],
    ['hooks', { hooks: { Stop: [{ hooks: [{ type: 'prompt', prompt: 'Done?' }] }] }, prompt: 'Hello' }, true],
    ['a command in the text', { prompt: 'Status: !`git status`' }, true],
    ['plain prose', { prompt: 'Say `hello`!' }, false],
  ])('%s', (_what, config, runs) => {
    expect(render(config).artifacts[0]?.runs).toBe(runs)
  })
})

describe('what Claude Code takes and Agent Skills do not', () => {
  const good = { description: 'Writes release notes.', prompt: 'x' }

  it.each<[string, ConfigOf<'skill'>, string, string]>([
    ['a key in capitals', good, 'Release_Notes', 'is called "Release_Notes": Agent Skills take lowercase letters'],
    ['another name than the directory', { ...good, name: 'Notes' }, 'notes', 'has the name "Notes" in a directory called "notes"'],
    ['no description', { prompt: 'x' }, 'notes', 'has no description'],
    ['a long description', { ...good, description: 'x'.repeat(1025) }, 'notes', 'has a description of 1025 characters'],
    ['a tag in the description', { ...good, description: 'Use <b>now</b>' }, 'notes', 'has an XML tag in its description'],
    ['much about compatibility', { ...good, compatibility: 'x'.repeat(501) }, 'notes', 'says 501 characters about compatibility'],
    [
      'more than Claude Code reads',
      { prompt: 'x', description: 'x'.repeat(1000), when_to_use: 'x'.repeat(600) },
      'notes',
      'has 1600 characters of description and when_to_use together: Claude Code reads the first 1,536',
    ],
  ])('is said of %s', (_what, config, key, message) => {
    expect(messages(config, key)).toContainEqual(expect.stringContaining(`agent-skills: The skill "sample" ${message}`))
  })

  it('is said once for all fields of Claude Code alone, and when it matters', () => {
    expect(messages({ ...good, model: 'haiku', context: 'fork', extra: { version: 2 } })).toEqual([
      'agent-skills: The skill "sample" uses context, model, version, which Agent Skills do not know. It matters only if the skill is uploaded to claude.ai, which refuses it.',
    ])
  })
})
