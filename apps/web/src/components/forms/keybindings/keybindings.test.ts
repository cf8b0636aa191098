import { describe, expect, it } from 'vitest'
import { actionInWords, keyActions } from './actions.ts'
import { doubtKeys, normalKeys, strokeOf } from './chord.ts'
import { repeatsOf, toBindings, toMap } from './rows.ts'

const press = (key: string, held: string[] = []) =>
  strokeOf({
    key,
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('cmd'),
  })

describe('a press is written as a file does', () => {
  it.each([
    ['k', ['ctrl'], 'ctrl+k'],
    ['K', ['ctrl', 'shift'], 'ctrl+shift+k'],
    ['Tab', ['shift'], 'shift+tab'],
    ['ArrowUp', ['alt'], 'alt+up'],
    [' ', ['ctrl'], 'ctrl+space'],
    ['?', ['shift'], '?'],
    ['Escape', [], 'escape'],
    ['Control', ['ctrl'], undefined],
  ])('%s with %j: %s', (key, held, stroke) => {
    expect(press(key, held)).toBe(stroke)
  })
})

it('knows keys that are the same in another spelling', () => {
  expect(normalKeys('Control+K')).toBe(normalKeys('ctrl+k'))
  expect(normalKeys('shift+ctrl+k')).toBe(normalKeys('ctrl+shift+k'))
  expect(normalKeys('esc')).toBe('escape')
  expect(normalKeys('ctrl+k  ctrl+s')).toBe('ctrl+k ctrl+s')
})

it.each([
  ['ctrl+c', /interrupting/],
  ['ctrl+k ctrl+d', /leaving/],
  ['hyper+k', /no modifier/],
  ['ctrl+', /missing/],
])('doubts %s', (keys, doubt) => {
  expect(doubtKeys(keys)).toMatch(doubt)
})

it('doubts no keys that work', () => {
  for (const keys of ['ctrl+k ctrl+s', 'shift+tab', 'escape', 'cmd+enter', 'alt+up', 'k']) expect(doubtKeys(keys)).toBeUndefined()
})

it('keeps rows without keys out of the file, and the first of two', () => {
  const rows = [
    { keys: 'ctrl+k', action: 'chat:submit' },
    { keys: '', action: 'chat:undo' },
    { keys: 'ctrl+k', action: null },
    { keys: 'ctrl+u', action: null },
  ]
  expect(toMap(rows)).toEqual({ 'ctrl+k': 'chat:submit', 'ctrl+u': null })
  expect(toBindings({ 'ctrl+k': 'chat:submit', 'ctrl+u': null })).toEqual([rows[0], rows[3]])
})

it('finds keys bound twice in one context, also in another block of it', () => {
  const blocks = [
    { context: 'Chat', rows: [{ keys: 'ctrl+k', action: null }] },
    { context: 'Global', rows: [{ keys: 'ctrl+k', action: null }] },
    {
      context: 'Chat',
      rows: [
        { keys: 'Control+K', action: null },
        { keys: 'ctrl+s', action: null },
      ],
    },
  ]
  expect([repeatsOf(blocks, 0, 0), repeatsOf(blocks, 1, 0), repeatsOf(blocks, 2, 0), repeatsOf(blocks, 2, 1)]).toEqual([
    false,
    false,
    true,
    false,
  ])
})

it('says actions in words', () => {
  expect(keyActions).toContain('chat:cycleMode')
  expect(actionInWords('chat:cycleMode')).toBe('Chat: cycle mode')
})
