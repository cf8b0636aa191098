import { readError } from '@ccm/client'
import type { ErrorCode, FileContent, StoredFile } from '@ccm/contract'
import { createStore, produce } from 'solid-js/store'
import type { Failure } from '../../../edit/save.ts'
import { tooLarge } from './plan-upload.ts'

/** A text that the library does not have yet as it is typed. */
export interface Edit {
  text: string
  state: 'typing' | 'sending' | 'failed'
  /** Why it did not arrive. */
  error?: string
  code?: ErrorCode
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
  const flights = new Map<string, Promise<void>>()
  /** Until the library has the text as it stands by then, or there is a reason why not. */
  const sendOn = async (path: string) => {
    for (let edit = edits[path]; edit; edit = edits[path]) {
      const content = { content: edit.text }
      const problem = tooLarge(new TextEncoder().encode(edit.text).length)
      if (problem) return setEdits(path, { state: 'failed', error: problem, code: 'too-large' })
      setEdits(path, { state: 'sending', error: undefined })
      try {
        const { hash } = await send(content)
        if (edits[path]?.text !== content.content) continue
        onKept(path, hash, content)
        forget(path)
      } catch (error) {
        const { code, message } = readError(error)
        if (edits[path]) return setEdits(path, { state: 'failed', error: message, code })
      }
    }
  }
  const flush = (path: string): Promise<void> => {
    clearTimeout(timers.get(path))
    const flight = flights.get(path) ?? sendOn(path).finally(() => flights.delete(path))
    flights.set(path, flight)
    return flight
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
    isPending: () => Object.keys(edits).length > 0,
    /** Sends all that is typed now, and answers why something was not kept. */
    settle: async (): Promise<Failure | undefined> => {
      await Promise.all(Object.keys(edits).map(flush))
      const [path, edit] = Object.entries(edits)[0] ?? []
      return edit && { code: edit.code ?? 'internal', text: `Not saved: the text of ${path} was not kept. ${edit.error ?? ''}` }
    },
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
