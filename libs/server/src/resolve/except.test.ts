import type { ComponentType, Scope } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import type { Exception } from './exceptions.ts'
import type { Lineage, Piece } from './lineage.ts'
import { type Layers, resolve } from './resolve.ts'

const piece = (id: string, type: ComponentType = 'hook', enabled = true): Piece => ({ id, type, name: id, key: id, revision: 1, enabled })
const machine = { id: 'machine-b', name: 'studio', variables: { port: 'machine' } }
const project = { id: 'project-one', name: 'demo', variables: { port: 'project', host: 'project' } }

const lineage = (...listed: [Piece, Scope?][]): Lineage => ({
  profiles: new Map([
    [
      'p',
      {
        id: 'p',
        name: 'web',
        variables: {},
        extends: [],
        exclude: [],
        components: listed.map(([{ id }, scope = 'project']) => ({ componentId: id, scope })),
      },
    ],
  ]),
  pieces: new Map(listed.map(([one]) => [one.id, one])),
})
const byMachine = { level: 'machine' as const, by: machine }
const byProject = { level: 'project' as const, by: project }
const resolved = (line: Lineage, exceptions: Exception[], more: Partial<Layers> = {}) =>
  resolve(line, 'p', { project, machine, exceptions, ...more })
const named = ({ components }: { components: { name: string }[] }) => components.map(({ name }) => name)

describe("a project's and a machine's exceptions", () => {
  it('bring a component with a scope, behind those of the profile', () => {
    const { components } = resolved(lineage([piece('a')]), [
      { ...byProject, action: 'include', scope: 'local', piece: piece('b') },
      { ...byMachine, action: 'include', scope: 'project', piece: piece('c') },
    ])
    expect(components.map(({ name, scope, reasons }) => [name, scope, reasons.at(-1)?.level])).toEqual([
      ['a', 'project', 'profile'],
      ['b', 'local', 'project'],
      ['c', 'project', 'machine'],
    ])
  })

  it('raise levels: profile, project, machine', () => {
    const { components } = resolved(lineage([piece('a')]), [
      { ...byProject, action: 'include', scope: 'project', piece: piece('b') },
      { ...byMachine, action: 'modify', patch: {}, piece: piece('a') },
    ])
    const level = Object.fromEntries(components.map((component) => [component.name, component.level]))
    expect(level.a).toBeGreaterThan(Number(level.b))
    expect(level.b).toBeGreaterThan(1)
  })

  it('leave a component out, and say who did', () => {
    const { components, leftOut } = resolved(lineage([piece('a')], [piece('b')]), [
      { ...byProject, action: 'exclude', piece: piece('a') },
      { ...byMachine, action: 'exclude', piece: piece('b') },
      { ...byMachine, action: 'exclude', piece: piece('not-there') },
    ])
    expect(components).toEqual([])
    expect(leftOut.map(({ name, reasons }) => [name, reasons.map(({ action, level }) => `${action} ${level}`)])).toEqual([
      ['a', ['includes profile', 'excludes project']],
      ['b', ['includes profile', 'excludes machine']],
    ])
  })

  it('may bring back on the machine what the project leaves out', () => {
    const { components, leftOut } = resolved(lineage([piece('a')]), [
      { ...byProject, action: 'exclude', piece: piece('a') },
      { ...byMachine, action: 'include', scope: 'local', piece: piece('a') },
    ])
    expect(components[0]?.reasons.map(({ action }) => action)).toEqual(['includes', 'excludes', 'includes'])
    expect(leftOut).toEqual([])
  })

  it('change a component, the project first and the machine over it', () => {
    const { components } = resolved(lineage([piece('a')]), [
      { ...byProject, action: 'modify', patch: { x: 1 }, piece: piece('a') },
      { ...byMachine, action: 'modify', patch: { x: 2 }, piece: piece('a') },
    ])
    expect(components[0]?.patches.map(({ patch, from }) => [patch, from])).toEqual([
      [{ x: 1 }, 'the project demo'],
      [{ x: 2 }, 'the machine studio'],
    ])
  })

  it('do not bring what is disabled', () => {
    const { components, leftOut } = resolved(lineage(), [
      { ...byProject, action: 'include', scope: 'project', piece: piece('a', 'hook', false) },
    ])
    expect(components).toEqual([])
    expect(leftOut[0]?.reasons.map(({ action }) => action)).toEqual(['includes', 'disabled'])
  })

  it('with the scope "user" are for the machine\'s home, and others are not', () => {
    const exceptions: Exception[] = [
      { ...byMachine, action: 'include', scope: 'user', piece: piece('a') },
      { ...byMachine, action: 'include', scope: 'project', piece: piece('b') },
    ]
    expect(named(resolved(lineage(), exceptions))).toEqual(['b'])
    expect(named(resolved(lineage(), exceptions, { kind: 'user', project: null }))).toEqual(['a'])
  })
})

it('gives every component of a user scope the scope "user"', () => {
  const { components } = resolved(lineage([piece('a')], [piece('b'), 'local']), [], { kind: 'user', project: null })
  expect(components.map(({ scope }) => scope)).toEqual(['user', 'user'])
})

it("takes a machine's variables over the project's", () => {
  expect(resolved(lineage(), []).variables).toEqual({
    port: { value: 'machine', from: 'machine studio' },
    host: { value: 'project', from: 'project demo' },
  })
})

describe("where git shares the project's files, a machine", () => {
  const shared = { shared: true }

  it.each<ComponentType>(['mcp-server', 'subagent', 'skill', 'plugin'])('switches a %s off instead of leaving it out', (type) => {
    const { components, leftOut, warnings } = resolved(
      lineage([piece('a', type)]),
      [{ ...byMachine, action: 'exclude', piece: piece('a', type) }],
      shared,
    )
    expect(components).toMatchObject([{ name: 'a', switchedOff: true, reasons: [{}, { action: 'excludes', level: 'machine' }] }])
    expect([leftOut, warnings]).toEqual([[], []])
  })

  it.each<ComponentType>(['command', 'rule', 'hook', 'permissions', 'settings', 'status-line', 'output-style', 'claude-md'])(
    'cannot leave out a %s, and is told so',
    (type) => {
      const { components, warnings } = resolved(
        lineage([piece('a', type)]),
        [{ ...byMachine, action: 'exclude', piece: piece('a', type) }],
        shared,
      )
      expect(components).toMatchObject([{ name: 'a', switchedOff: false }])
      expect(warnings).toMatchObject([{ code: 'override-not-private', message: expect.stringContaining('is not left out') }])
    },
  )

  it('leaves out what this checkout has for itself', () => {
    const { components, leftOut } = resolved(
      lineage([piece('a'), 'local']),
      [{ ...byMachine, action: 'exclude', piece: piece('a') }],
      shared,
    )
    expect(components).toEqual([])
    expect(leftOut).toHaveLength(1)
  })

  it.each<[ComponentType, Scope, string[], number]>([
    ['settings', 'local', ['a'], 0],
    ['claude-md', 'local', ['a'], 0],
    ['settings', 'project', [], 1],
    ['subagent', 'local', [], 1],
    ['mcp-server', 'project', [], 1],
    ['hook', 'user', [], 0],
  ])('including a %s with the scope %s gives %j and %i warning', (type, scope, expected, count) => {
    const resolution = resolved(lineage(), [{ ...byMachine, action: 'include', scope, piece: piece('a', type) }], shared)
    expect(named(resolution)).toEqual(expected)
    expect(resolution.warnings.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 'override-not-private'))
  })

  it('cannot take a component out of the shared files by including it for itself', () => {
    const { components } = resolved(lineage([piece('a')]), [{ ...byMachine, action: 'include', scope: 'local', piece: piece('a') }], shared)
    expect(components).toMatchObject([{ scope: 'project', reasons: [{ level: 'profile' }] }])
  })

  it('changes only what this checkout has for itself', () => {
    const { components, warnings } = resolved(
      lineage([piece('a')], [piece('b'), 'local']),
      [
        { ...byMachine, action: 'modify', patch: { x: 1 }, piece: piece('a') },
        { ...byMachine, action: 'modify', patch: { x: 2 }, piece: piece('b') },
      ],
      shared,
    )
    expect(components.map(({ patches }) => patches.length)).toEqual([0, 1])
    expect(warnings).toMatchObject([{ code: 'override-not-private', owner: { name: 'a' } }])
  })

  it('has its variables in its own files alone', () => {
    const { variables, committedVariables } = resolved(lineage(), [], shared)
    expect(variables.port?.value).toBe('machine')
    expect(committedVariables.port?.value).toBe('project')
  })
})
