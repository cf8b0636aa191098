import { renderHook } from '@solidjs/testing-library'
import { batch, createSignal, type ParentProps } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ClockProvider } from '../clock.tsx'
import { createDraft, type Saved } from './create-draft.ts'
import { StorageProvider } from './storage.tsx'

const Item = z.object({
  name: z.string(),
  tags: z.array(z.string()),
  note: z.string().optional(),
  config: z.record(z.string(), z.string()),
})
type Item = z.infer<typeof Item>

const item = (changes: Partial<Item> = {}): Item => ({ name: 'lint', tags: ['a'], config: { command: 'npx' }, ...changes })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

let time = 0

/** An editor of one item, as a page has it. `close` is a reload. */
function edit(first: Saved<Item> | 'new' = { value: item(), revision: 7 }, open = () => localStorage) {
  const [saved, setSaved] = createSignal(first === 'new' ? undefined : first)
  const [key, setKey] = createSignal('component:1')
  const { result, cleanup: close } = renderHook(() => createDraft({ key, schema: Item, saved, initial: item({ name: '' }) }), {
    wrapper: (props: ParentProps) => (
      <StorageProvider open={open}>
        <ClockProvider now={() => ++time}>{props.children}</ClockProvider>
      </StorageProvider>
    ),
  })
  return { draft: result, setSaved, setKey, close }
}
const pause = () => vi.advanceTimersByTime(400)

it('is dirty by what it says, not by how it is written', () => {
  const { draft } = edit()
  draft.set('name', 'lint-all')
  expect(draft.dirty()).toBe(true)
  draft.replace({ config: { command: 'npx' }, tags: ['a'], name: 'lint', note: undefined })
  expect(draft.dirty()).toBe(false)
  draft.set('config', 'command', 'node')
  expect(draft.dirty()).toBe(true)
  draft.set('config', 'command', 'npx')
  expect(draft.dirty()).toBe(false)
})

it('begins a new item with what it is given, at revision 0', () => {
  const { draft } = edit('new')
  expect(draft.revision()).toBe(0)
  expect(draft.dirty()).toBe(false)
  draft.set('name', 'new')
  expect(draft.dirty()).toBe(true)
})

it('offers what was typed before a reload, and takes it when asked', () => {
  const before = edit()
  before.draft.set('name', 'lint-all')
  pause()
  before.close()
  const { draft } = edit()
  expect(draft.value.name).toBe('lint')
  expect(draft.found()).toMatchObject({ revision: 7 })
  draft.continueFound()
  expect(draft.value.name).toBe('lint-all')
  expect(draft.dirty()).toBe(true)
  expect(draft.found()).toBeUndefined()
})

it('keeps what was typed in the last moment before the page is left', () => {
  const before = edit()
  before.draft.set('name', 'lint-all')
  window.dispatchEvent(new Event('pagehide'))
  expect(edit().draft.found()).toBeDefined()
})

it('forgets a found draft that is discarded', () => {
  const before = edit()
  before.draft.set('name', 'lint-all')
  before.close()
  const { draft, close } = edit()
  draft.discardFound()
  expect(draft.found()).toBeUndefined()
  close()
  expect(edit().draft.found()).toBeUndefined()
})

it('does not lose a found draft to somebody who types before choosing', () => {
  const first = edit()
  first.draft.set('name', 'first')
  first.close()
  const second = edit()
  second.draft.set('name', 'second')
  second.close()
  const { draft } = edit()
  draft.continueFound()
  expect(draft.value.name).toBe('second')
  expect(draft.found()).toBeDefined()
  draft.continueFound()
  expect(draft.value.name).toBe('first')
})

it('offers nothing when the draft says what is saved', () => {
  const before = edit()
  before.draft.set('name', 'lint-all')
  before.close()
  expect(edit({ value: item({ name: 'lint-all' }), revision: 8 }).draft.found()).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

it('keeps the drafts of two items apart', () => {
  const { draft, setKey, setSaved } = edit()
  const open = (key: string, name: string) =>
    batch(() => {
      setKey(key)
      setSaved({ value: item({ name }), revision: 7 })
    })
  draft.set('name', 'one')
  open('component:2', 'other')
  expect(draft.value.name).toBe('other')
  expect(draft.dirty()).toBe(false)
  expect(draft.found()).toBeUndefined()
  draft.set('name', 'two')
  open('component:1', 'lint')
  draft.continueFound()
  expect(draft.value.name).toBe('one')
  open('component:2', 'other')
  draft.continueFound()
  expect(draft.value.name).toBe('two')
})

it('leaves a newer draft of another tab in the browser', () => {
  const mine = edit()
  const theirs = edit()
  mine.draft.set('name', 'mine')
  pause()
  theirs.draft.set('name', 'theirs')
  pause()
  mine.draft.discard()
  mine.close()
  expect(mine.draft.value.name).toBe('lint')
  expect(theirs.draft.value.name).toBe('theirs')
  theirs.close()
  const { draft } = edit()
  draft.continueFound()
  expect(draft.value.name).toBe('theirs')
})

it('follows a save from elsewhere while nothing is typed', () => {
  const { draft, setSaved } = edit()
  setSaved({ value: item({ name: 'lint-8' }), revision: 8 })
  expect(draft.value.name).toBe('lint-8')
  expect(draft.revision()).toBe(8)
  expect(draft.stale()).toBeUndefined()
})

it('follows what changes without a new revision too', () => {
  const { draft, setSaved } = edit()
  setSaved({ value: item({ tags: ['a', 'b'] }), revision: 7 })
  expect(draft.value.tags).toEqual(['a', 'b'])
})

it('is stale when somebody saved first, and keeps what was typed', () => {
  const { draft, setSaved } = edit()
  draft.set('name', 'mine')
  setSaved({ value: item({ tags: ['b'] }), revision: 8 })
  expect(draft.value.name).toBe('mine')
  expect(draft.revision()).toBe(7)
  expect(draft.stale()).toEqual({ value: item({ tags: ['b'] }), revision: 8 })
  draft.rebase(item({ name: 'mine', tags: ['b'] }))
  expect(draft.stale()).toBeUndefined()
  expect(draft.revision()).toBe(8)
  expect(draft.dirty()).toBe(true)
  expect(draft.value).toEqual(item({ name: 'mine', tags: ['b'] }))
})

it('is not stale when somebody saved the same', () => {
  const { draft, setSaved } = edit()
  draft.set('name', 'mine')
  setSaved({ value: item({ name: 'mine' }), revision: 8 })
  expect(draft.stale()).toBeUndefined()
  expect(draft.dirty()).toBe(false)
  expect(draft.revision()).toBe(8)
})

it('takes the newer revision when a stale draft is discarded', () => {
  const { draft, setSaved } = edit()
  draft.set('name', 'mine')
  setSaved({ value: item({ name: 'theirs' }), revision: 8 })
  draft.discard()
  expect(draft.value.name).toBe('theirs')
  expect(draft.dirty()).toBe(false)
})

it('knows after a reload that its draft is older than what is saved', () => {
  const before = edit()
  before.draft.set('name', 'mine')
  before.close()
  const { draft } = edit({ value: item({ tags: ['b'] }), revision: 8 })
  draft.continueFound()
  expect(draft.base()).toEqual(item())
  expect(draft.stale()?.revision).toBe(8)
})

it('is clean after a save of its own, also before the item is asked for again', () => {
  const { draft, setSaved, close } = edit()
  draft.set('name', ' mine ')
  pause()
  draft.saved({ value: item({ name: 'mine' }), revision: 8 }, draft.copy())
  expect(draft.dirty()).toBe(false)
  expect(draft.value.name).toBe('mine')
  setSaved({ value: item(), revision: 7 })
  expect(draft.value.name).toBe('mine')
  close()
  expect(localStorage).toHaveLength(0)
})

it('keeps its own save that made no new revision, and follows the next from elsewhere', () => {
  const { draft, setSaved } = edit()
  draft.set('tags', ['mine'])
  draft.saved({ value: item({ tags: ['mine'] }), revision: 7 }, draft.copy())
  expect(draft.value.tags).toEqual(['mine'])
  expect(draft.stale()).toBeUndefined()
  setSaved({ value: item({ tags: ['theirs'] }), revision: 7 })
  expect(draft.value.tags).toEqual(['theirs'])
})

it('keeps what was typed while it was saved', () => {
  const { draft } = edit()
  draft.set('name', 'mine')
  const sent = draft.copy()
  draft.set('config', 'command', 'node')
  draft.saved({ value: item({ name: 'mine', tags: ['sorted'] }), revision: 8 }, sent)
  expect(draft.value).toEqual(item({ name: 'mine', tags: ['sorted'], config: { command: 'node' } }))
  expect(draft.dirty()).toBe(true)
  expect(draft.stale()).toBeUndefined()
})

it('drops a kept draft that is no longer understood', () => {
  localStorage.setItem('ccm:draft:component:1', '{"at":1,"revision":7,"base":{},"value":{"name":3}}')
  expect(edit().draft.found()).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

it('works on where the browser keeps nothing, and says so', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { draft } = edit('new', () => {
    throw new DOMException('Denied', 'SecurityError')
  })
  expect(draft.unkept()).toBe(false)
  draft.set('name', 'mine')
  pause()
  expect(draft.value.name).toBe('mine')
  expect(draft.unkept()).toBe(true)
})
