import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { useClock } from '../clock.tsx'
import { createDraftStore, type KeptDraft, type Structure } from './draft-store.ts'
import { useStorage } from './storage.tsx'

/** How long typing rests before the draft is kept, in milliseconds. */
const pause = 400

interface Keeper<T> {
  /** Keeps the draft soon: after a pause, or when the page is left. */
  later(key: string, draft: (at: number) => KeptDraft<T> | undefined): void
  /** Keeps at once what waits. */
  now(): void
  read(key: string): KeptDraft<T> | undefined
  /** Removes what this page kept; a newer draft of another tab stays. */
  forget(key: string): void
  /** Whether the last draft could not be kept for a later visit. */
  unkept: Accessor<boolean>
}

/** Carries one editor's drafts to the browser, so that they survive a reload. A draft that has become undefined is forgotten. */
export function createKeeper<T>(structure: Structure<T>): Keeper<T> {
  const store = createDraftStore(useStorage().kept)
  const clock = useClock()
  const [unkept, setUnkept] = createSignal(false)
  let ours: { key: string; at: number } | undefined
  let waiting: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const forget = (key: string) => {
    cancel()
    if (ours?.key === key && store.writtenAt(key) === ours.at) store.remove(key)
    ours = undefined
    setUnkept(false)
  }
  const cancel = () => {
    clearTimeout(timer)
    waiting = undefined
  }
  const now = () => {
    const write = waiting
    cancel()
    write?.()
  }
  window.addEventListener('pagehide', now)
  onCleanup(() => {
    window.removeEventListener('pagehide', now)
    now()
  })
  return {
    later: (key, draft) => {
      cancel()
      waiting = () => {
        const current = draft(clock())
        if (!current) return forget(key)
        ours = { key, at: current.at }
        setUnkept(!store.write(key, current))
      }
      timer = setTimeout(now, pause)
    },
    now,
    read: (key) => {
      const found = store.read(key, structure)
      ours = found && { key, at: found.at }
      return found
    },
    forget,
    unkept,
  }
}
