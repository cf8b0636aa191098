import type { Artifact, StandingException } from '@ccm/contract'
import { expect, it } from 'vitest'
import { groupArtifacts } from './artifact-rows.ts'

const hash = (letter: string) => letter.repeat(64)
const key = (path: string, name: string, componentId = 'component-1'): Artifact => ({
  kind: 'key',
  id: `project:${path}#/mcpServers/${name}`,
  root: 'project',
  path,
  owners: [{ componentId, type: 'mcp-server', name, revision: 1 }],
  runs: true,
  private: false,
  pointer: `/mcpServers/${name}`,
  value: {},
})
const exception = (changes: Partial<StandingException>): StandingException => ({
  id: 'project:.mcp.json#/mcpServers/pg',
  state: 'drifted',
  want: hash('a'),
  last: hash('a'),
  have: hash('b'),
  hasText: true,
  putBack: false,
  since: null,
  ...changes,
})
const inStep = { state: 'in-step' as const, wanted: hash('a'), reported: hash('a'), exceptions: [] }

it('puts what is out of step first, what needs a person before what the next run does by itself', () => {
  const exceptions = [
    exception({ id: 'project:a.md', state: 'outdated' }),
    exception({ id: 'project:b.md', state: 'drifted' }),
    exception({ id: 'project:c.md', state: 'conflict' }),
  ]
  const [out] = groupArtifacts({ ...inStep, state: 'conflict', exceptions }, [])
  expect(out?.title).toBe('Out of step')
  expect(out?.rows.map(({ path }) => path)).toEqual(['c.md', 'b.md', 'a.md'])
})

it('lists what is in step by file, without what is out of step in it', () => {
  const artifacts = [key('.mcp.json', 'pg'), key('.mcp.json', 'docs'), key('.mcp.json', 'wiki')]
  const groups = groupArtifacts({ ...inStep, state: 'drifted', exceptions: [exception({})] }, artifacts)
  expect(groups.map(({ title, rows }) => [title, rows.map(({ path, note }) => `${path} ${note}`)])).toEqual([
    ['Out of step', ['.mcp.json mcpServers › pg']],
    ['In step', ['.mcp.json 2 keys']],
  ])
})

it('says what changed in the library since the last report, and does not say of the rest that it is in step now', () => {
  const artifacts = [key('.mcp.json', 'pg', 'component-moved'), key('other.json', 'docs')]
  const groups = groupArtifacts({ ...inStep, state: 'outdated', wanted: hash('b') }, artifacts, ['component-moved'])
  expect(groups.map(({ title, rows }) => [title, rows.map(({ path, step }) => [path, step])])).toEqual([
    ['Changed in the library since', [['.mcp.json', 'outdated']]],
    ['In step at the last report', [['other.json', 'in-step']]],
  ])
})

it('shows everything hollow before the first run, and before the first report', () => {
  const artifacts = [key('.mcp.json', 'pg')]
  expect(groupArtifacts({ ...inStep, state: 'not-written', reported: null }, artifacts)[0]?.rows[0]?.step).toBe('not-written')
  expect(groupArtifacts({ ...inStep, state: 'not-seen', reported: null }, artifacts)[0]?.rows[0]?.step).toBe('not-seen')
})
