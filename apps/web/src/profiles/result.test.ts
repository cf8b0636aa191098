import type { Artifact, Owner, ProfilePreview, ResolvedComponent, Warning } from '@ccm/contract'
import { expect, it } from 'vitest'
import { composeResult, overriddenIn, ownersIn } from './result.ts'

const owner = (name: string): Owner => ({ componentId: `component-${name}`, type: 'claude-md', name, revision: 1 })
const block = (name: string, content: string): Artifact => ({
  kind: 'block',
  id: `project:CLAUDE.md#block/${name}`,
  root: 'project',
  path: 'CLAUDE.md',
  owners: [owner(name)],
  runs: false,
  private: false,
  block: name,
  content,
})
const resolved = (name: string, profile: string, changes: Partial<ResolvedComponent> = {}): ResolvedComponent => ({
  componentId: `component-${name}`,
  type: 'claude-md',
  name,
  key: name,
  revision: 1,
  scope: 'project',
  switchedOff: false,
  reasons: [{ action: 'includes', level: 'profile', id: `profile-${profile}`, name: profile }],
  ...changes,
})
const answer = (artifacts: Artifact[], components: ResolvedComponent[], warnings: Warning[] = []): ProfilePreview => ({
  profile: { id: 'profile-web', name: 'web' },
  artifacts,
  components,
  warnings,
  leftOut: [],
})
const house = resolved('house', 'base')
const own = resolved('own', 'web')

it('says of each line which component wrote it, and which profile brought that', () => {
  const [file] = composeResult('profile-web', answer([block('house', 'Small commits'), block('own', 'Strict mode')], [house, own]))
  expect(file?.lines.map(({ origin }) => [origin?.label, origin?.from, origin?.tone])).toEqual([
    ...Array.from({ length: 3 }, () => ['house', 'base', 'inherited']),
    ...Array.from({ length: 3 }, () => ['own', undefined, 'here']),
  ])
  expect(file?.change).toBeUndefined()
})

it('marks what a save changes and keeps the origins of the lines around', () => {
  const before = answer([block('house', 'Small commits')], [house])
  const after = answer([block('house', 'Small commits'), block('own', 'Strict mode')], [house, own])
  const [file] = composeResult('profile-web', after, before)
  expect(file?.change).toBe('changed')
  expect(file?.lines.map(({ mark, origin }) => [mark, origin?.label])).toEqual([
    ...Array.from({ length: 3 }, () => [undefined, 'house']),
    ...Array.from({ length: 3 }, () => ['added', 'own']),
  ])
})

it('shows a file that goes, all of it removed, behind those that stay', () => {
  const files = composeResult('profile-web', answer([], []), answer([block('house', 'Small commits')], [house]))
  expect(files.map(({ path, change }) => [path, change])).toEqual([['CLAUDE.md', 'removed']])
  expect(files[0]?.lines.every(({ mark }) => mark === 'removed')).toBe(true)
})

it('keeps the files of the project and of the home apart', () => {
  const files = composeResult(
    'profile-web',
    answer([block('house', 'a'), { ...block('own', 'b'), root: 'home', id: 'home:CLAUDE.md#block/own' }], []),
  )
  expect(files.map(({ path }) => path)).toEqual(['CLAUDE.md', '~/CLAUDE.md'])
  expect(files.map((file) => [...ownersIn(file)])).toEqual([['component-house'], ['component-own']])
})

it('names what stands in the place of a component of the same type and key', () => {
  const warning: Warning = { code: 'shadowed', message: 'The other one comes later.', owner: owner('house') }
  const components = [resolved('house', 'base', { key: 'rules' }), resolved('own', 'web', { key: 'rules' })]
  const found = answer([block('own', 'Strict mode')], components, [warning])
  expect(overriddenIn(found).get('component-house')).toEqual({ whole: true, by: 'own', reasons: ['The other one comes later.'] })
  expect(composeResult('profile-web', found)[0]?.lines[0]?.origin?.tone).toBe('override')
})

it('says that a component listed again stands in its own place from before', () => {
  const again = resolved('house', 'base')
  again.reasons.push({ action: 'replaces', level: 'profile', id: 'profile-web', name: 'web' })
  const [file] = composeResult('profile-web', answer([block('house', 'a')], [again]))
  expect(file?.lines[0]?.origin).toMatchObject({ label: 'house', tone: 'override' })
})
