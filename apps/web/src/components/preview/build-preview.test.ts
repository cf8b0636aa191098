import type { AnyComponent, Artifact, ComponentType, Json } from '@ccm/contract'
import { renderComponent } from '@ccm/formats'
import { expect, it } from 'vitest'
import { buildPreview } from './build-preview.ts'
import { readComponent } from './render-draft.ts'
import { aloneOf, type Viewpoint } from './viewpoint.ts'

const make = (type: ComponentType, name: string, config: Json): AnyComponent => {
  const component = readComponent(type, config, { id: `component-${name}`, name, key: name, revision: 1 })
  if (!component) throw new Error(`The config of ${name} is not valid.`)
  return component
}
const files = new Map()
const alone = aloneOf('mcp-server')

/** A project that receives these, in order. */
const projectWith = (...components: AnyComponent[]): Viewpoint => ({
  ...alone,
  artifacts: components.flatMap((component): Artifact[] => renderComponent(component, { ...alone.context, files }).artifacts),
})
const server = (name: string, command = 'npx', more: Record<string, Json> = {}) =>
  make('mcp-server', name, { type: 'stdio', command, ...more })

/** A file with `.` before the lines of others and `*` before those that a save changes. */
const drawn = (component: AnyComponent, saved: AnyComponent | undefined, viewpoint: Viewpoint, path: string) => {
  const file = buildPreview({ component, saved, viewpoint, files }).files.find((one) => one.path === path)
  return file?.text
    .trimEnd()
    .split('\n')
    .map((line, at) => `${file.lines[at]?.mark ? '*' : file.lines[at]?.faint ? '.' : ' '}${line}`)
}

it('keeps its place among others, which are faint', () => {
  const [wiki, db, docs] = [server('wiki'), server('db'), server('docs')]
  expect(drawn(server('db', 'uvx'), db, projectWith(wiki, db, docs), '.mcp.json')).toEqual([
    ' {',
    '   "mcpServers": {',
    '.    "wiki": {',
    '.      "type": "stdio",',
    '.      "command": "npx"',
    '.    },',
    '     "db": {',
    '       "type": "stdio",',
    '*      "command": "uvx"',
    '     },',
    '.    "docs": {',
    '.      "type": "stdio",',
    '.      "command": "npx"',
    '.    }',
    '   }',
    ' }',
  ])
})

it('marks nothing of a new component', () => {
  const lines = drawn(server('db'), undefined, alone, '.mcp.json')
  expect(lines?.some((line) => line.startsWith('*'))).toBe(false)
})

it('tells its own elements of a shared list from those of others', () => {
  const [base, own] = [make('permissions', 'base', { deny: ['Read(.env)'] }), make('permissions', 'own', { deny: ['WebFetch'] })]
  const changed = make('permissions', 'own', { deny: ['WebFetch', 'WebSearch'] })
  expect(drawn(changed, own, projectWith(base, own), '.claude/settings.json')).toEqual([
    ' {',
    '   "permissions": {',
    '     "deny": [',
    '.      "Read(.env)",',
    '       "WebFetch",',
    '*      "WebSearch"',
    '     ]',
    '   }',
    ' }',
  ])
})

it('tells its own block of a shared text from those of others', () => {
  const [house, team] = [make('claude-md', 'house', { template: 'House.' }), make('claude-md', 'team', { template: 'Team.' })]
  expect(drawn(team, team, projectWith(house, team), 'CLAUDE.md')).toEqual([
    '.<!-- ccm:begin house -->',
    '.House.',
    '.<!-- ccm:end house -->',
    ' <!-- ccm:begin team -->',
    ' Team.',
    ' <!-- ccm:end team -->',
  ])
})

it('shows a file that goes when the name on disk changes', () => {
  const saved = make('subagent', 'old', { description: 'Reads.', prompt: 'Read.' })
  const renamed: AnyComponent = { ...saved, key: 'new' }
  const { files: shown } = buildPreview({ component: renamed, saved, viewpoint: projectWith(saved), files })
  expect(shown.map(({ path, gone }) => ({ path, gone }))).toEqual([
    { path: '.claude/agents/new.md', gone: false },
    { path: '.claude/agents/old.md', gone: true },
  ])
  expect(shown[1]?.lines.every(({ mark }) => mark === 'removed')).toBe(true)
})

it('leaves an artifact to the others who want the same', () => {
  const one = make('permissions', 'one', { deny: ['WebFetch'] })
  const two = make('permissions', 'two', { deny: ['WebFetch', 'WebSearch'] })
  const shared = projectWith(one).artifacts.map((artifact) => ({
    ...artifact,
    owners: [...artifact.owners, { componentId: two.id, type: two.type, name: two.name, revision: 1 }],
  }))
  const viewpoint = { ...alone, artifacts: [...shared] }
  const without = make('permissions', 'two', { deny: ['WebSearch'] })
  expect(drawn(without, without, viewpoint, '.claude/settings.json')?.join('\n')).toContain('"WebFetch"')
})

it('names what it refers to and what a person should know of it', () => {
  const component = server('db', 'npx', { env: { DSN: '${PG_DSN}', HOME_OF: '${HOME}' }, args: [' -y'] })
  const preview = buildPreview({ component, saved: component, viewpoint: alone, files })
  expect(preview.references).toEqual(['PG_DSN'])
  expect(preview.warnings.map(({ code }) => code)).toEqual(['white-space'])
})

it('says why it cannot be written where a file would have to be a directory', () => {
  const [git, commit] = [make('command', 'git', { prompt: 'x' }), make('command', 'commit', { prompt: 'x' })]
  const nested: AnyComponent = { ...commit, key: 'git.md/commit' }
  expect(buildPreview({ component: nested, saved: commit, viewpoint: projectWith(git, commit), files }).problem).toContain('git')
})
