import { renameSync } from 'node:fs'
import type { FileArtifact, Json } from '@ccm/contract'
import { expect, it } from 'vitest'
import { blockArtifact, fileArtifact, keyArtifact, owner } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { treeOf } from '../testing/tree.ts'
import { undoRun } from '../testing/undo-run.ts'
import { openTarget } from './session.ts'

const owners = [owner('it')]
const agent = (name: string, content = 'one\n', more: Partial<FileArtifact> = {}) =>
  fileArtifact(`.claude/agents/${name}.md`, content, { owners, ...more })
const skill = (name: string) => [
  fileArtifact(`.claude/skills/${name}/SKILL.md`, 'skill\n', { owners }),
  fileArtifact(`.claude/skills/${name}/bin/run.sh`, 'run\n', { owners, executable: true }),
]
const server = (name: string, value: Json = { command: 'npx' }) => keyArtifact('.mcp.json', `/mcpServers/${name}`, value, { owners })
const block = (name: string, content = 'Be brief.') => ({ ...blockArtifact('CLAUDE.md', name, content), owners })

it('moves everything back, bytes and modes, and forth again', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{\r\n  "mcpServers": {\r\n    "mine": {}\r\n  }\r\n}\r\n')
  place.write('CLAUDE.md', 'top\n')
  await place.sync(agent('old'), ...skill('old'), server('old'), server('last'), block('old'), block('last'))
  place.write('.claude/agents/old.md', 'a person changed it\r\n', 0o640)
  place.write('.claude/skills/old/mine.txt', 'mine')
  const before = treeOf(place.project)
  const { entries } = openTarget(place).ledger ?? {}
  const outcome = await place.sync(
    agent('new'),
    ...skill('new'),
    server('new', { command: 'other' }),
    server('last'),
    block('new', 'Other.'),
    block('last'),
  )
  expect(outcome.skipped).toEqual([])
  const after = treeOf(place.project)
  expect(after['.claude/agents/new.md']).toBe('file 640 a person changed it\r\n')
  expect((await undoRun(place)).skipped).toEqual([])
  expect(treeOf(place.project)).toEqual(before)
  expect(openTarget(place).ledger?.entries).toEqual(entries)
  await undoRun(place, 3)
  expect(treeOf(place.project)).toEqual(after)
})

it('moves members and blocks back also beside what others wrote since', async () => {
  const place = makePlace()
  await place.sync(server('old'), block('old'))
  await place.sync(server('new'), block('new'))
  place.write('.mcp.json', place.read('.mcp.json').replace('{\n', '{\n  "mine": 1,\n'))
  place.write('CLAUDE.md', `mine\n${place.read('CLAUDE.md')}`)
  await undoRun(place)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: 1, mcpServers: { old: { command: 'npx' } } })
  expect(place.read('CLAUDE.md')).toBe('mine\n<!-- ccm:begin old -->\nBe brief.\n<!-- ccm:end old -->\n')
})

it('keeps a moved file where it is when something else has taken its former place', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  await place.sync(agent('new'))
  place.write('.claude/agents/old.md', 'somebody else\n')
  const outcome = await undoRun(place)
  expect(outcome.skipped).toMatchObject([{ id: agent('new').id, reason: expect.stringContaining('something else') }])
  expect(place.read('.claude/agents/old.md')).toBe('somebody else\n')
  expect(place.read('.claude/agents/new.md')).toBe('one\n')
  await undoRun(place, undefined, agent('old').id)
  expect(place.list()).toEqual(['.claude', '.claude/agents', '.claude/agents/old.md'])
  expect(place.read('.claude/agents/old.md')).toBe('one\n')
})

it('undoes what was written before the whole project was moved', async () => {
  const place = makePlace()
  place.write('CLAUDE.md', 'mine, without a final newline')
  const before = treeOf(place.project)
  await place.sync(agent('a'), block('style'))
  const project = `${place.project}-elsewhere`
  renameSync(place.project, project)
  await undoRun({ ...place, roots: { project } })
  expect(treeOf(project)).toEqual(before)
})
