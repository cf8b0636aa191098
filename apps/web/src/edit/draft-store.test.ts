import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createDraftStore } from './draft-store.ts'
import { keepInBrowser, keepInMemory } from './kept.ts'

const Text = z.object({ text: z.string() })
const draft = (text: string, at: number) => ({ at, revision: 1, base: { text: '' }, value: { text } })

it('gives back what was kept, by key', () => {
  const store = createDraftStore(keepInMemory())
  store.write('a', draft('one', 1))
  store.write('b', draft('two', 2))
  expect(store.read('a', Text)).toEqual(draft('one', 1))
  expect(store.read('b', Text)).toEqual(draft('two', 2))
  store.remove('a')
  expect(store.read('a', Text)).toBeUndefined()
})

it('makes room by dropping the oldest drafts, and never what is no draft', () => {
  const kept = keepInMemory()
  kept.set('pref:theme', '"dark"')
  const store = createDraftStore(kept, 300)
  store.write('old', draft('x'.repeat(60), 1))
  store.write('older', draft('x'.repeat(60), 0))
  store.write('new', draft('x'.repeat(60), 2))
  expect(kept.names().sort()).toEqual(['draft:new', 'draft:old', 'pref:theme'])
})

it('does not drop others for a draft that is too large by itself', () => {
  const kept = keepInMemory()
  const store = createDraftStore(kept, 300)
  store.write('small', draft('x', 1))
  expect(store.write('large', draft('x'.repeat(500), 2))).toBe(false)
  expect(kept.names()).toEqual(['draft:small'])
})

it.each(['no JSON', '"text"', '{"at":1,"revision":1,"base":{"text":""},"value":{"text":3}}', '{"at":"now"}'])('drops %s', (text) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const kept = keepInMemory()
  kept.set('draft:a', text)
  expect(createDraftStore(kept).read('a', Text)).toBeUndefined()
  expect(kept.names()).toEqual([])
})

it('keeps in memory what a full browser refuses, and says so', () => {
  const refused = vi.fn()
  const full = () => {
    throw new DOMException('Full', 'QuotaExceededError')
  }
  const kept = keepInBrowser(full, refused)
  expect(kept.set('draft:a', 'text')).toBe(false)
  expect(refused).toHaveBeenCalled()
  expect(kept.get('draft:a')).toBe('text')
  expect(kept.names()).toEqual(['draft:a'])
  kept.remove('draft:a')
  expect(kept.names()).toEqual([])
})

it('sees only names of its own in the browser', () => {
  localStorage.clear()
  localStorage.setItem('somebody-else', '1')
  const kept = keepInBrowser(() => localStorage, vi.fn())
  expect(kept.set('pref:theme', '"dark"')).toBe(true)
  expect(kept.names()).toEqual(['pref:theme'])
  expect(localStorage.getItem('ccm:pref:theme')).toBe('"dark"')
})
