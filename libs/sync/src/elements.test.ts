import { expect, it } from 'vitest'
import { claimElements, pairElements } from './elements.ts'
import type { LedgerEntry } from './types.ts'

const entry = (want: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  want,
  have: want,
  origin: 'written',
  kind: 'element',
  root: 'project',
  path: '.claude/settings.json',
  pointer: '/permissions/allow',
  private: false,
  owners: [],
  ...more,
})

it('finds our elements wherever people moved them', () => {
  const claims = [
    { id: 'x/0', want: 'a', entry: entry('a') },
    { id: 'x/1', want: 'b', entry: entry('b') },
  ]
  expect(claimElements(claims, ['b', 'mine', 'a'])).toEqual(
    new Map([
      ['x/0', { index: 2, ours: true }],
      ['x/1', { index: 0, ours: true }],
    ]),
  )
})

it('claims each of two equal elements once', () => {
  const claims = [
    { id: 'x/0', want: 'a', entry: entry('a') },
    { id: 'y/0', want: 'a' },
    { id: 'z/0', want: 'a' },
  ]
  const claimed = claimElements(claims, ['a', 'a'])
  expect([...claimed]).toEqual([
    ['x/0', { index: 0, ours: true }],
    ['y/0', { index: 1, ours: false }],
  ])
})

it('serves what the ledger knows before what is new', () => {
  const claims = [
    { id: 'new/0', want: 'a' },
    { id: 'old/0', want: 'a', entry: entry('a') },
  ]
  expect(claimElements(claims, ['a'])).toEqual(new Map([['old/0', { index: 0, ours: true }]]))
})

it('does not call ours what only equals what the library wants now', () => {
  expect(claimElements([{ id: 'x/0', want: 'b', entry: entry('a') }], ['b'])).toEqual(new Map([['x/0', { index: 0, ours: false }]]))
})

it('finds what another clone put there, after all that is wanted now', () => {
  const claims = [
    { id: 'x/0', want: 'new', known: ['older', 'old'] },
    { id: 'y/0', want: 'old' },
    { id: 'z/0', want: 'z', entry: entry('z'), known: ['old'] },
  ]
  expect([...claimElements(claims, ['old', 'mine', 'old', 'old'])]).toEqual([
    ['y/0', { index: 0, ours: false }],
    ['x/0', { index: 2, ours: false }],
  ])
})

it('hands entries on when elements of a component move up', () => {
  const wanted = new Map([
    ['x/0', 'b'],
    ['x/1', 'c'],
  ])
  const entries = new Map([
    ['x/0', entry('a')],
    ['x/1', entry('b')],
    ['x/2', entry('c')],
  ])
  const paired = pairElements(wanted, entries)
  expect([...paired].map(([id, { want }]) => [id, want]).sort()).toEqual([
    ['x/0', 'b'],
    ['x/1', 'c'],
    ['x/2', 'a'],
  ])
})

it('hands entries on when an element is put in front', () => {
  const wanted = new Map([
    ['x/0', 'new'],
    ['x/1', 'a'],
  ])
  expect([...pairElements(wanted, new Map([['x/0', entry('a')]])).keys()]).toEqual(['x/1'])
})

it('leaves a changed element its number, and other components theirs', () => {
  const wanted = new Map([
    ['x/0', 'new'],
    ['x/1', 'b'],
    ['y/0', 'a'],
  ])
  const entries = new Map([
    ['x/0', entry('a')],
    ['x/1', entry('b')],
  ])
  const paired = pairElements(wanted, entries)
  expect(paired.get('x/0')?.want).toBe('a')
  expect(paired.get('x/1')?.want).toBe('b')
  expect(paired.has('y/0')).toBe(false)
})
