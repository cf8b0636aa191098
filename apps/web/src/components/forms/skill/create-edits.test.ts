import type { StoredFile } from '@ccm/contract'
import { expect, it } from 'vitest'
import { createEdits } from './create-edits.ts'

/** A library that answers when it is told to. */
function library() {
  const asked: { content: string; answer: (result: StoredFile) => void; refuse: (error: Error) => void }[] = []
  const kept: [string, string][] = []
  const edits = createEdits({
    send: ({ content }) => new Promise((answer, refuse) => asked.push({ content, answer, refuse })),
    onKept: (path, hash) => kept.push([path, hash]),
  })
  const settle = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))))
  return { asked, kept, edits, settle }
}

it('keeps a text until the library has it', async () => {
  const { asked, kept, edits, settle } = library()
  edits.type('a.md', 'one')
  edits.flush('a.md')
  expect(edits.at('a.md')).toMatchObject({ text: 'one', state: 'sending' })
  asked[0]?.answer({ hash: 'h1', size: 3 })
  await settle()
  expect(kept).toEqual([['a.md', 'h1']])
  expect(edits.at('a.md')).toBeUndefined()
})

it('sends what was typed meanwhile, and names the last text alone', async () => {
  const { asked, kept, edits, settle } = library()
  edits.type('a.md', 'one')
  edits.flush('a.md')
  edits.type('a.md', 'one two')
  edits.flush('a.md')
  asked[0]?.answer({ hash: 'h1', size: 3 })
  await settle()
  expect(kept).toEqual([])
  expect(asked.map(({ content }) => content)).toEqual(['one', 'one two'])
  asked[1]?.answer({ hash: 'h2', size: 7 })
  await settle()
  expect(kept).toEqual([['a.md', 'h2']])
})

it('keeps a text that did not arrive, and says why', async () => {
  const { asked, edits, settle } = library()
  edits.type('a.md', 'one')
  edits.flush('a.md')
  asked[0]?.refuse(new Error('The disk is full.'))
  await settle()
  expect(edits.at('a.md')).toMatchObject({ text: 'one', state: 'failed', error: 'The disk is full.' })
})

it('forgets the text of a file that is gone, also when it was on its way', async () => {
  const { asked, kept, edits, settle } = library()
  edits.type('a.md', 'one')
  edits.flush('a.md')
  edits.forget('a.md')
  asked[0]?.answer({ hash: 'h1', size: 3 })
  await settle()
  expect(kept).toEqual([])
})

it('does not send more than a file may have', () => {
  const { asked, edits } = library()
  edits.type('a.md', 'x'.repeat(1024 * 1024 + 1))
  edits.flush('a.md')
  expect(asked).toEqual([])
  expect(edits.at('a.md')?.state).toBe('failed')
})

it('settles once the library has all texts as they are by then', async () => {
  const { asked, kept, edits, settle } = library()
  edits.type('a.md', 'one')
  edits.flush('a.md')
  edits.type('b.md', 'two')
  expect(edits.isPending()).toBe(true)
  const settled = edits.settle()
  expect(asked.map(({ content }) => content)).toEqual(['one', 'two'])
  edits.type('a.md', 'one more')
  asked[0]?.answer({ hash: 'h1', size: 3 })
  asked[1]?.answer({ hash: 'h2', size: 3 })
  await settle()
  asked[2]?.answer({ hash: 'h3', size: 8 })
  expect(await settled).toBeUndefined()
  expect(kept).toEqual([
    ['b.md', 'h2'],
    ['a.md', 'h3'],
  ])
  expect(edits.isPending()).toBe(false)
})

it('says which text did not arrive, and why', async () => {
  const { asked, edits } = library()
  edits.type('a.md', 'one')
  const settled = edits.settle()
  asked[0]?.refuse(new Error('The disk is full.'))
  expect((await settled)?.text).toBe('Not saved: the text of a.md was not kept. The disk is full.')
  expect(edits.isPending()).toBe(true)
})
