import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateComponent, type Json } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { isMap, parseDocument } from 'yaml'
import { composeFiles } from '../src/compose-files.ts'
import { parseFolder } from '../src/parse/index.ts'
import type { Parsed, ParsedComponent } from '../src/parse/parsed.ts'
import type { ParseProblem, SourceFile } from '../src/parse/source-file.ts'
import { renderTarget } from '../src/render-target.ts'
import type { Rendered } from '../src/renderer.ts'
import { lostJson } from './lost-json.ts'
import { type CorpusFolder, readCorpus } from './read-corpus.ts'

/** What a folder is expected to hold. */
interface Expected {
  /** How many components there are of each type. */
  components: Record<string, number>
  /** Where an `extra` is kept: `type key /pointer/to/the/field`. */
  extra: string[]
  /** The file, and the part of it, that each problem is about. */
  problems: string[]
  unmanaged: string[]
}

const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')) as Record<string, Expected>

const corpus = readCorpus()

describe.each(corpus.map((folder) => [folder.name, folder] as const))('%s', (name, folder) => {
  const parsed = parseFolder(folder.files, { root: folder.root })

  it('is read as expected', () => {
    expect(summaryOf(parsed)).toEqual(expected[name])
  })

  it('gives components the library takes', () => {
    for (const { type, name, key, config } of parsed.components) {
      const taken = CreateComponent.safeParse({ type, name, key, config })
      expect(taken.error?.issues, `${type} ${name}`).toBeUndefined()
      expect(taken.data).toMatchObject({ type, name, key, config })
    }
  })

  it('drops no file without a word', () => {
    const told = [...parsed.components.flatMap(({ paths }) => paths), ...parsed.unmanaged, ...parsed.problems.map(({ path }) => path)]
    expect(folder.files.map(({ path }) => path).filter((path) => !told.includes(path))).toEqual([])
  })

  it('keeps every value of its JSON, but for what is said to be left out', () => {
    const rendered = sourceFiles(renderedFrom(folder, parsed))
    for (const { path, value } of jsonOf(folder.files)) {
      const problems = parsed.problems.filter((problem) => problem.path === path).map(({ pointer = '' }) => pointer)
      const kept = jsonOf(rendered).find((file) => file.path === path)?.value
      expect(lostJson(value, kept, new Set([...problems, ...notComponents])), path).toEqual([])
    }
  })

  it('keeps every field of its frontmatter', () => {
    for (const { type, key, config, paths } of parsed.components) {
      const known = [...Object.keys(config), ...('extra' in config && config.extra ? Object.keys(config.extra) : [])]
      const text = folder.files.find(({ path }) => path === paths[0] && path.endsWith('.md'))?.content ?? ''
      const fields = frontmatterOf(text).filter((field) => field !== 'name')
      expect(
        fields.filter((field) => !known.includes(field)),
        `${type} ${key}`,
      ).toEqual([])
    }
  })

  it('is rendered and read again without a change', () => {
    const again = parseFolder(sourceFiles(renderedFrom(folder, parsed)), { root: folder.root })
    // What is kept though it is not known to work is so again.
    expect(parsed.problems.map(placeOf)).toEqual(expect.arrayContaining(again.problems.map(placeOf)))
    expect(inOrder(again.components).map(identityOf)).toEqual(inOrder(parsed.components).map(identityOf))
    expect(again.files).toEqual(parsed.files)
  })
})

it('holds at least thirty-two folders, and an expectation for each', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(32)
  expect(Object.keys(expected).sort()).toEqual(corpus.map(({ name }) => name))
})

it.each([
  ['windows', '.claude/agents/installer-builder.md', /^\uFEFF---\r\n/],
  ['minimal-mcp', '.mcp.json', /\}$/],
  ['broken-json', '.claude/settings.json', /"opus",\n\}/],
  ['tabs-and-minified', '.mcp.json', /\n\t"mcpServers":\t/],
  ['already-managed', 'CLAUDE.md', /<!-- ccm:begin ground-rules -->\n## Ground rules\n/],
])('holds in %s/%s what formatters take away', (name, path, bytes) => {
  const files = corpus.find((folder) => folder.name === name)?.files
  expect(files?.find((file) => file.path === path)?.content).toMatch(bytes)
})

function summaryOf({ components, problems, unmanaged }: Parsed): Expected {
  const counts: Record<string, number> = {}
  for (const { type } of components) counts[type] = (counts[type] ?? 0) + 1
  return {
    components: counts,
    extra: components.flatMap(({ type, key, config }) => extrasOf(config, '').map((pointer) => `${type} ${key} ${pointer}`)).sort(),
    problems: problems.map(placeOf).sort(),
    unmanaged,
  }
}

const placeOf = ({ path, pointer = '' }: ParseProblem) => (pointer === '' ? path : `${path}#${pointer}`)

/** Where fields are kept that the contract does not know, by JSON pointer. */
function extrasOf(value: Json | object | undefined, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]: [string, Json]) => {
    const at = `${pointer}/${name}`
    return name === 'extra' && typeof member === 'object' && member !== null
      ? Object.keys(member).map((field) => `${at}/${field}`)
      : extrasOf(member, at)
  })
}

/** What says nothing to Claude Code, and two spellings of one thing. */
const notComponents = ['/$schema', '/$docs', '/version', '/mcpServers/search/type']

function jsonOf(files: SourceFile[]): { path: string; value: Json }[] {
  return files
    .filter(({ path }) => /^(?:\.mcp|\.claude\/(?:settings|settings\.local|keybindings))\.json$/.test(path))
    .flatMap(({ path, content }) => {
      const { errors, contents } = parseDocument(content.replace(/^\uFEFF/, ''), { schema: 'json' })
      return errors.length > 0 || !isMap(contents) ? [] : [{ path, value: contents.toJSON() as Json }]
    })
}

/** The names of the fields above a text: what stands before a colon where a line begins, whatever YAML makes of it. */
function frontmatterOf(text: string): string[] {
  const [, yaml = ''] = /^\uFEFF?---\r?\n(.*?)\r?\n?---(?:\r?\n|$)/s.exec(text) ?? []
  return [...yaml.matchAll(/^(["']?)([A-Za-z][\w-]*)\1[ \t]*:/gm)].map(([, , name = '']) => name)
}

const renderedFrom = ({ root }: CorpusFolder, { components, files }: Parsed): Rendered =>
  renderTarget({
    components: components.map((component, index) => ({
      component: { ...component, id: `component-${index}`, revision: 1 },
      scope: component.scope,
      level: 0,
    })),
    variables: {},
    project: { name: 'corpus', description: '' },
    target: root === 'user' ? { kind: 'user', configDirectory: 'default' } : { kind: 'project' },
    files,
  })

const sourceFiles = ({ artifacts }: Rendered): SourceFile[] =>
  composeFiles(artifacts).map(({ path, content, encoding, executable = false }) => ({
    path,
    content,
    ...(encoding && { encoding }),
    executable,
  }))

const identityOf = ({ type, name, key, config, scope }: ParsedComponent) => ({ type, name, key, config, scope })

const inOrder = (components: ParsedComponent[]) => [...components].sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1))
