import type { Effective, Override, ResolvedComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { textOf } from '../ui/words.tsx'
import { sayEffect } from './say-effect.ts'

const override = (changes: Partial<Override> = {}): Override => ({
  id: 'override-1',
  level: 'machine',
  component: { id: 'component-postgres', type: 'mcp-server', name: 'postgres-ro' },
  action: 'exclude',
  scope: null,
  patch: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
  ...changes,
})
const here: ResolvedComponent = {
  componentId: 'component-postgres',
  type: 'mcp-server',
  name: 'postgres-ro',
  key: 'postgres_ro',
  revision: 1,
  scope: 'local',
  reasons: [],
  switchedOff: false,
}
const effective = (changes: Partial<Effective> = {}): Effective => ({
  components: [here],
  leftOut: [],
  variables: {},
  warnings: [],
  problem: null,
  ...changes,
})
const said = (of: Override, seen?: Effective) => {
  const { does, lives, problem } = sayEffect(of, { level: 'machine', effective: seen })
  return { does: textOf(does), lives: textOf(lives), problem }
}

it('says where a private form is written', () => {
  expect(said(override({ action: 'include', scope: 'local' }), effective()).lives).toBe('local entry in ~/.claude.json')
  const permissions = { id: 'component-rules', type: 'permissions', name: 'strict' } as const
  expect(said(override({ action: 'include', scope: 'local', component: permissions }), effective()).lives).toBe(
    'in .claude/settings.local.json',
  )
})

it('says that a component git shares is switched off and not left out', () => {
  const seen = effective({ components: [{ ...here, switchedOff: true }] })
  expect(said(override(), seen)).toMatchObject({ does: 'Switched off on this machine', problem: undefined })
  expect(said(override(), effective({ components: [], leftOut: [here] })).does).toBe('Left out on this machine')
})

it('names the fields a change touches, and those it takes out', () => {
  expect(said(override({ action: 'modify', patch: { args: ['-y'], env: null } }), effective()).does).toBe('Changes args, env (taken out)')
})

it('says why an exception cannot be private, in the words of the server', () => {
  const owner = { componentId: 'component-postgres', type: 'mcp-server', name: 'postgres-ro', revision: 1 } as const
  const warnings = [{ code: 'override-not-private', message: 'It stays on every machine.', owner } as const]
  expect(said(override(), effective({ warnings })).problem).toBe('It stays on every machine.')
})

it('says when there is nothing to act on', () => {
  expect(said(override(), effective({ components: [] })).problem).toMatch(/Nothing brings this component here/)
  expect(said(override({ action: 'include', scope: 'local' }), effective({ components: [] })).problem).toBeUndefined()
})
