import { readError } from '@ccm/client'
import type { FileContent, StoredFile } from '@ccm/contract'
import { createStore, produce } from 'solid-js/store'
import { tooLarge } from './plan-upload.ts'

/** A text that the library does not have yet as it is typed. */
export interface Edit {
  text: string
  state: 'typing' | 'sending' | 'failed'
  error?: string
}

interface EditsOptions {
  send: (content: FileContent) => Promise<StoredFile>
  /** The library has the text as it stands now. */
  onKept: (path: string, hash: string, content: FileContent) => void
}

/** Long enough to write a word without a request for each letter. */
const pause = 500

/** Texts being typed, by path: each is sent when one stops to think, and is kept here until the library has it. */
export function createEdits({ send, onKept }: EditsOptions) {
  const [edits, setEdits] = createStore<Record<string, Edit>>(Object.create(null))
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const forget = (path: string) => {
    clearTimeout(timers.get(path))
    setEdits(produce((all) => void delete all[path]))
  }
  const flush = async (path: string) => {
    clearTimeout(timers.get(path))
    const edit = edits[path]
    if (!edit || edit.state === 'sending') return
    const content = { content: edit.text }
    const problem = tooLarge(new TextEncoder().encode(edit.text).length)
    if (problem) return setEdits(path, { state: 'failed', error: problem })
    setEdits(path, { state: 'sending', error: undefined })
    try {
      const { hash } = await send(content)
      if (edits[path]?.text === content.content) {
        onKept(path, hash, content)
        forget(path)
      } else if (edits[path]) {
        setEdits(path, { state: 'typing' })
        await flush(path)
      }
    } catch (error) {
      if (edits[path]) setEdits(path, { state: 'failed', error: readError(error).message })
    }
  }
  const later = (path: string) => {
    clearTimeout(timers.get(path))
    timers.set(
      path,
      setTimeout(() => void flush(path), pause),
    )
  }
  return {
    at: (path: string): Edit | undefined => edits[path],
    type: (path: string, text: string) => {
      setEdits(path, { text, state: edits[path]?.state === 'sending' ? 'sending' : 'typing', error: undefined })
      later(path)
    },
    /** Sends what is typed there now. */
    flush: (path: string) => void flush(path),
    flushAll: () => Object.keys(edits).forEach((path) => void flush(path)),
    /** The files went elsewhere. */
    move: (renames: readonly { from: string; to: string }[]) => {
      for (const { from, to } of renames) {
        const edit = edits[from]
        if (!edit) continue
        forget(from)
        setEdits(to, { text: edit.text, state: 'typing' })
        later(to)
      }
    },
    forget,
  }
}

export type Edits = ReturnType<typeof createEdits>
