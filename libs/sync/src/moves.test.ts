import type { Artifact, Owner } from '@ccm/contract'
import { expect, it } from 'vitest'
import { buildPlan } from './plan.ts'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact, owner } from './testing/artifacts.ts'
import { ledgerOf } from './testing/ledger.ts'
import type { Origin } from './types.ts'

const of = (...names: string[]): { owners: Owner[] } => ({ owners: names.map(owner) })
const file = (path: string, content = path, ...names: string[]) =>
  fileArtifact(`.claude/${path}`, content, of(...(names.length > 0 ? names : ['it'])))
const server = (pointer: string, path = '.mcp.json') => keyArtifact(path, pointer, {}, of('it'))
const block = (path: string, name: string) => ({ ...blockArtifact(path, name, 'x'), ...of('it') })

const textOf = (artifact: Artifact) => (artifact.kind === 'file' ? artifact.content : '')

/** What a sync would do where what is given first lies on the disk, as we wrote it, and the library wants what is given then. */
function planned(before: Artifact[], after: Artifact[], origin: Origin = 'written') {
  const states = before
    .filter(({ kind }) => kind === 'file')
    .map((artifact) => {
      const executable = artifact.kind === 'file' && artifact.executable
      return [`${artifact.root}:${artifact.path}`, { kind: 'file' as const, bytes: Buffer.from(textOf(artifact)), executable }] as const
    })
  const ledger = ledgerOf(...before.map((artifact): [Artifact, Origin] => [artifact, origin]))
  const { actions } = buildPlan({
    targetId: 'target-one',
    desired: desiredOf(...after),
    ledger,
    files: new Map(states),
    platform: 'linux',
  })
  return actions.map(({ id, action, from }) => [action, id.replace('project:', ''), ...(from ? [from.id.replace('project:', '')] : [])])
}

it.each(['agents', 'commands', 'rules', 'output-styles'])('takes the one file of a component in .claude/%s for the same', (directory) => {
  expect(planned([file(`${directory}/old.md`)], [file(`${directory}/group/new.md`)])).toEqual([
    ['move', `.claude/${directory}/group/new.md`, `.claude/${directory}/old.md`],
  ])
})

it('tells the files of a skill apart by their paths in its directory', () => {
  const skill = (name: string, ...paths: string[]) => paths.map((path) => file(`skills/${name}/${path}`))
  expect(planned(skill('old', 'SKILL.md', 'a/run.sh', 'gone.md'), skill('new', 'SKILL.md', 'a/run.sh', 'made.md'))).toEqual([
    ['move', '.claude/skills/new/SKILL.md', '.claude/skills/old/SKILL.md'],
    ['move', '.claude/skills/new/a/run.sh', '.claude/skills/old/a/run.sh'],
    ['create', '.claude/skills/new/made.md'],
    ['remove', '.claude/skills/old/gone.md'],
  ])
})

it.each<[string, Artifact[], Artifact[]]>([
  ['another component', [file('agents/old.md')], [file('agents/new.md', 'x', 'other')]],
  ['another kind of thing', [file('agents/old.md')], [file('commands/new.md')]],
  ['another root', [file('agents/old.md')], [{ ...file('agents/new.md'), root: 'home', id: 'home:.claude/agents/new.md' }]],
  ['a file elsewhere', [file('old.md')], [file('new.md')]],
  ['two that could be it', [file('agents/old.md')], [file('agents/new.md'), file('agents/newer.md')]],
  ['one that could be either', [file('agents/old.md'), file('agents/older.md')], [file('agents/new.md')]],
])('takes %s for something new', (_name, before, after) => {
  const actions = planned(before, after).map(([action]) => action)
  expect(actions).toEqual([...after.map(() => 'create'), ...before.map(() => 'remove')])
})

it('pairs files with one owner in common, and none where owners part', () => {
  const paired = planned([file('agents/old.md', 'x', 'one', 'two')], [file('agents/new.md', 'x', 'two', 'three')])
  expect(paired.map(([action]) => action)).toEqual(['move'])
  const parted = planned([file('agents/old.md', 'x', 'one', 'two')], [file('agents/a.md', 'x', 'one'), file('agents/b.md', 'x', 'two')])
  expect(parted.map(([action]) => action)).toEqual(['create', 'create', 'remove'])
})

it('does not move what was there before us', () => {
  expect(planned([file('agents/old.md')], [file('agents/new.md')], 'matched')).toEqual([
    ['create', '.claude/agents/new.md'],
    ['release', '.claude/agents/old.md'],
  ])
})

it('brings nothing back that is not on the disk any more', () => {
  expect(planned([server('/mcpServers/old')], [server('/mcpServers/new')])).toEqual([
    ['drifted', '.mcp.json#/mcpServers/new', '.mcp.json#/mcpServers/old'],
  ])
  expect(planned([block('CLAUDE.md', 'old')], [block('CLAUDE.md', 'new')])).toEqual([
    ['drifted', 'CLAUDE.md#block/new', 'CLAUDE.md#block/old'],
  ])
})

it.each<[string, Artifact, Artifact]>([
  ['a server in another place', server('/mcpServers/old'), server('/other/mcpServers/new')],
  ['a setting', server('/model', '.claude/settings.json'), server('/outputStyle', '.claude/settings.json')],
  ['a block of another file', block('CLAUDE.md', 'old'), block('CLAUDE.local.md', 'new')],
])('pairs no key or block with %s', (_name, before, after) => {
  expect(planned([before], [after]).map(([action, , from]) => [action, from])).toEqual([
    ['create', undefined],
    ['forget', undefined],
  ])
})

it('leaves elements to their own numbers', () => {
  const rule = (name: string, value: string) => elementArtifact('.claude/settings.json', '/permissions/allow', name, 0, value)
  expect(planned([rule('one', 'A')], [rule('two', 'A')]).map(([action]) => action)).toEqual(['create', 'forget'])
})
