import { readError } from '@ccm/client'
import type { FileContent, StoredFile } from '@ccm/contract'
import { createStore, produce } from 'solid-js/store'
import type { Picked } from './picked-files.ts'
import { isScript, toContent } from './read-content.ts'

/** A file on its way to the library. One that is there is no longer listed. */
export interface Upload {
  id: number
  path: string
  size: number
  state: 'waiting' | 'sending' | 'failed'
  error?: string
}

interface UploadsOptions {
  send: (content: FileContent, signal?: AbortSignal) => Promise<StoredFile>
  /** The library has the bytes: the skill can name them. */
  onKept: (file: { path: string; hash: string; executable: boolean }, content: FileContent) => void
}

/** Sends files one after the other: together they could be more than one request may hold. */
export function createUploads({ send, onKept }: UploadsOptions) {
  const [state, setState] = createStore<{ list: Upload[]; kept: number }>({ list: [], kept: 0 })
  const files = new Map<number, File>()
  let next = 1
  let running: { id: number; abort: AbortController } | undefined

  const change = (id: number, part: Partial<Upload>) => setState('list', (upload) => upload.id === id, part)
  const drop = (id: number) => {
    files.delete(id)
    setState('list', (list) => list.filter((upload) => upload.id !== id))
  }
  const sendOne = async ({ id, path }: Upload, file: File, signal: AbortSignal) => {
    change(id, { state: 'sending', error: undefined })
    try {
      const content = toContent(new Uint8Array(await file.arrayBuffer()))
      const { hash } = await send(content, signal)
      if (signal.aborted) return
      onKept({ path, hash, executable: isScript(content) }, content)
      drop(id)
      setState('kept', (kept) => kept + 1)
    } catch (error) {
      if (!signal.aborted) change(id, { state: 'failed', error: readError(error).message })
    }
  }
  const pump = async () => {
    if (running) return
    for (;;) {
      const upload = state.list.find((one) => one.state === 'waiting')
      const file = upload && files.get(upload.id)
      if (!upload || !file) return
      running = { id: upload.id, abort: new AbortController() }
      await sendOne(upload, file, running.abort.signal)
      running = undefined
    }
  }
  return {
    list: () => state.list,
    /** How many were kept since the list was last empty. */
    kept: () => state.kept,
    add: (picked: readonly Picked[]) => {
      const uploads = picked.map(({ path, size, file }): Upload => {
        const id = next++
        files.set(id, file)
        return { id, path, size, state: 'waiting' }
      })
      setState(
        produce((now) => {
          if (now.list.length === 0) now.kept = 0
          now.list.push(...uploads)
        }),
      )
      void pump()
    },
    retry: (id: number) => {
      change(id, { state: 'waiting', error: undefined })
      void pump()
    },
    /** Stops one, or forgets one that failed. */
    cancel: (id: number) => {
      if (running?.id === id) running.abort.abort()
      drop(id)
    },
  }
}

export type Uploads = ReturnType<typeof createUploads>
