import { describe, expect, it } from 'vitest'
import type { Lineage, Piece, ProfileNode } from './lineage.ts'
import { resolve } from './resolve.ts'

const piece = (id: string, enabled = true): Piece => ({ id, type: 'hook', name: id, key: id, revision: 1, enabled })
const profile = (id: string, more: Partial<ProfileNode> = {}): ProfileNode => ({
  id,
  name: id,
  variables: {},
  extends: [],
  exclude: [],
  components: [],
  ...more,
})
const lists = (...ids: string[]) => ids.map((componentId) => ({ componentId, scope: 'project' as const }))
const lineage = (profiles: ProfileNode[], pieces: Piece[] = ['a', 'b', 'c', 'd'].map((id) => piece(id))): Lineage => ({
  profiles: new Map(profiles.map((node) => [node.id, node])),
  pieces: new Map(pieces.map((node) => [node.id, node])),
})
const idsOf = (...args: Parameters<typeof resolve>) => resolve(...args).components.map(({ componentId }) => componentId)

describe('which components apply', () => {
  it.each<[string, ProfileNode[], string[]]>([
    ['those of the profile, in its order', [profile('p', { components: lists('b', 'a') })], ['b', 'a']],
    [
      'parents first, in listed order',
      [
        profile('p', { extends: ['y', 'x'], components: lists('c') }),
        profile('x', { components: lists('a') }),
        profile('y', { components: lists('b') }),
      ],
      ['b', 'a', 'c'],
    ],
    [
      'a parent shared by two parents, once',
      [
        profile('p', { extends: ['x', 'y'] }),
        profile('x', { extends: ['base'], components: lists('a') }),
        profile('y', { extends: ['base'], components: lists('b') }),
        profile('base', { components: lists('c') }),
      ],
      ['c', 'a', 'b'],
    ],
    [
      'not what the profile excludes of its parents',
      [profile('p', { extends: ['x'], exclude: ['a'] }), profile('x', { components: lists('a', 'b') })],
      ['b'],
    ],
    [
      'not what a parent excludes of its own parent',
      [
        profile('p', { extends: ['x'] }),
        profile('x', { extends: ['base'], exclude: ['a'] }),
        profile('base', { components: lists('a', 'b') }),
      ],
      ['b'],
    ],
    [
      'what another parent brings, though one parent excludes it of its own',
      [
        profile('p', { extends: ['x', 'y'] }),
        profile('x', { components: lists('a') }),
        profile('y', { exclude: ['a'], components: lists('b') }),
      ],
      ['a', 'b'],
    ],
    [
      'what the profile lists though a parent excludes it',
      [profile('p', { extends: ['x'], components: lists('a') }), profile('x', { exclude: ['a'] })],
      ['a'],
    ],
    [
      'nothing twice in a circle',
      [profile('p', { extends: ['x'], components: lists('a') }), profile('x', { extends: ['p'], components: lists('b') })],
      ['b', 'a'],
    ],
  ])('%s', (_name, profiles, expected) => {
    expect(idsOf(lineage(profiles), 'p')).toEqual(expected)
  })

  it('leaves disabled ones out, wherever they come from', () => {
    expect(idsOf(lineage([profile('p', { components: lists('a', 'b') })], [piece('a', false), piece('b')]), 'p')).toEqual(['b'])
  })

  it('gives nothing without a profile', () => {
    expect(resolve(lineage([]), null, { project: { id: 'project-one', name: 'demo', variables: { x: '1' } } })).toMatchObject({
      components: [],
      leftOut: [],
      variables: { x: { value: '1', from: 'project demo' } },
    })
  })
})

it('lets a component listed again take the place of the earlier one, scope included, and says why it is there', () => {
  const { components } = resolve(
    lineage([
      profile('p', { extends: ['x'], components: [{ componentId: 'a', scope: 'local' }] }),
      profile('x', { components: lists('a', 'b') }),
    ]),
    'p',
  )
  expect(components.map(({ componentId, scope }) => [componentId, scope])).toEqual([
    ['a', 'local'],
    ['b', 'project'],
  ])
  expect(components[0]?.reasons).toEqual([
    { action: 'includes', level: 'profile', id: 'x', name: 'x' },
    { action: 'replaces', level: 'profile', id: 'p', name: 'p' },
  ])
})

it('puts parents below the profile and all of its own parents on one level, however deep they are', () => {
  const { components } = resolve(
    lineage([
      profile('p', { extends: ['x', 'y'], components: lists('a') }),
      profile('x', { extends: ['base'], components: lists('b') }),
      profile('y', { components: lists('c') }),
      profile('base', { components: lists('d') }),
    ]),
    'p',
  )
  const level = Object.fromEntries(components.map(({ componentId, level }) => [componentId, level]))
  expect(level.b).toBe(level.c)
  expect(level.d).toBeLessThan(Number(level.b))
  expect(level.a).toBeGreaterThan(Number(level.b))
})

it('takes the nearest value of a variable and says where it is from', () => {
  const { variables } = resolve(
    lineage([
      profile('p', { extends: ['x'], variables: { test: 'p', both: 'p' } }),
      profile('x', { variables: { test: 'x', base: 'x', both: 'x' } }),
    ]),
    'p',
    { project: { id: 'project-one', name: 'demo', variables: { both: 'project' } } },
  )
  expect(variables).toEqual({
    test: { value: 'p', from: 'profile p' },
    base: { value: 'x', from: 'profile x' },
    both: { value: 'project', from: 'project demo' },
  })
})
