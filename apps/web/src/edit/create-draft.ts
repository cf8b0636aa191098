import { type Accessor, batch, createComputed, createMemo, createSignal, untrack } from 'solid-js'
import { createStore, reconcile, type SetStoreFunction, unwrap } from 'solid-js/store'
import type { KeptDraft, Structure } from './draft-store.ts'
import { createKeeper } from './draft-keeper.ts'
import { carryOver, copyOf, same } from './plain.ts'

/** An item as the server has it. */
export interface Saved<T> {
  value: T
  revision: number
}

/** An edit that is not saved yet. It is kept in the browser and survives a reload. */
export interface Draft<T extends object> {
  /** A store: fields are read one by one. */
  readonly value: T
  /** What it was made from. */
  base: Accessor<T>
  /** The revision it was made from; 0 for a new item. */
  revision: Accessor<number>
  /** Edits. Kept in the browser after a pause and when the page is left. */
  set: SetStoreFunction<T>
  replace(value: T): void
  /** A plain copy, to send or to check. Follows every field where reads are tracked. */
  copy(): T
  /** Whether it differs from what it was made from, the order of keys aside. */
  dirty: Accessor<boolean>
  /** A draft of an earlier visit that nobody has continued or discarded yet. */
  found: Accessor<{ at: number; revision: number } | undefined>
  continueFound(): void
  discardFound(): void
  /** Back to what is saved, the newest where it was saved elsewhere meanwhile. */
  discard(): void
  /** What was saved elsewhere meanwhile, while this draft is dirty. */
  stale: Accessor<Saved<T> | undefined>
  /** Checks the structure of a value from elsewhere: a merge, a text typed as JSON. */
  read(value: unknown): T | undefined
  /** Puts the draft on top of the newer revision, after a merge. */
  rebase(merged: T): void
  /** After a save of our own: clean, save for what was typed since `sent` was sent. */
  saved(now: Saved<T>, sent?: T): void
  /** Whether the browser could not keep it, so that a reload would lose it. */
  unkept: Accessor<boolean>
}

interface DraftOptions<T> {
  /** What the draft is kept under, for example `component:<id>`. */
  key: Accessor<string>
  /** Checks the structure of a kept draft, not its content: a draft may be wrong. A zod schema fits. */
  schema: Structure<T>
  /** The item as the server has it; undefined for a new one. */
  saved: Accessor<Saved<T> | undefined>
  /** What a new item begins with. */
  initial?: T
}

/** One item in an editor: what is typed, what it was made from, and what became of the item meanwhile. */
export function createDraft<T extends object>(options: DraftOptions<T>): Draft<T> {
  const keeper = createKeeper(options.schema)
  const latest = createMemo(() => {
    const saved = options.saved()
    return saved && { value: copyOf(saved.value), revision: saved.revision }
  })
  const first = (): Saved<T> => {
    const start = latest() ?? (options.initial && { value: copyOf(options.initial), revision: 0 })
    if (!start) throw new Error('A draft needs a saved item or what a new one begins with.')
    return start
  }
  const [opened, setOpened] = createSignal('')
  const [base, setBase] = createSignal(untrack(first))
  // What the page still shows of before our own save, until it has asked again: not every save makes a new revision to tell them apart.
  const [outrun, setOutrun] = createSignal<Saved<T>>()
  const [found, setFound] = createSignal<KeptDraft<T>>()
  const [edits, setEdits] = createSignal(0)
  const [value, setValue] = createStore<T>(copyOf(untrack(base).value))
  const dirty = createMemo(() => {
    edits()
    return !same(unwrap(value), base().value)
  })
  const keepLater = () => {
    setEdits((times) => times + 1)
    keeper.later(untrack(opened), (at) => untrack(() => (dirty() ? draftAt(at) : found())))
  }
  const draftAt = (at: number): KeptDraft<T> => {
    const earlier = found()
    return { at, revision: base().revision, base: base().value, value: unwrap(value), ...(earlier && { earlier }) }
  }
  const stand = (on: Saved<T>, next: T) =>
    batch(() => {
      setBase({ value: copyOf(on.value), revision: on.revision })
      setValue(reconcile(copyOf(next), { key: null }))
      setEdits((times) => times + 1)
    })
  const settle = (on: Saved<T>) => {
    stand(on, on.value)
    if (found()) keepLater()
    else keeper.forget(opened())
  }

  const open = (key: string) => {
    keeper.now()
    setOpened(key)
    setOutrun(undefined)
    const start = first()
    stand(start, start.value)
    const kept = keeper.read(key)
    const differs = kept && !same(kept.value, start.value)
    if (kept && !differs) keeper.forget(key)
    setFound(() => (differs ? kept : undefined))
  }
  createComputed(() => {
    const key = options.key()
    if (key !== untrack(opened) && (latest() || options.initial)) untrack(() => open(key))
  })

  const newer = createMemo(() => {
    const now = opened() === options.key() ? latest() : undefined
    if (!now || now.revision < base().revision || same(now, outrun())) return undefined
    return now.revision > base().revision || !same(now.value, base().value) ? now : undefined
  })
  createComputed(() => {
    edits()
    const now = newer()
    if (now && (!dirty() || same(unwrap(value), now.value))) untrack(() => settle(now))
  })
  const takeFound = (next: KeptDraft<T> | undefined) => setFound(() => next?.earlier)
  return {
    value,
    base: () => base().value,
    revision: () => base().revision,
    set: after(setValue, keepLater),
    replace: (next) =>
      batch(() => {
        setValue(reconcile(copyOf(next), { key: null }))
        keepLater()
      }),
    copy: () => copyOf(value),
    dirty,
    found: () => found() && { at: found()?.at ?? 0, revision: found()?.revision ?? 0 },
    continueFound: () => {
      const kept = found()
      if (!kept) return
      batch(() => {
        takeFound(kept)
        stand({ value: kept.base, revision: kept.revision }, kept.value)
        keepLater()
      })
    },
    discardFound: () => {
      const kept = found()
      takeFound(kept)
      if (kept && !kept.earlier && !dirty()) keeper.forget(opened())
      else keepLater()
    },
    discard: () => settle(newer() ?? base()),
    stale: () => (dirty() ? newer() : undefined),
    read: (other) => {
      const parsed = options.schema.safeParse(other)
      return parsed.success ? parsed.data : undefined
    },
    rebase: (merged) => {
      stand(newer() ?? base(), merged)
      keepLater()
    },
    saved: (now, sent) =>
      batch(() => {
        setOutrun(() => untrack(latest))
        stand(now, sent ? carryOver(copyOf(unwrap(value)), sent, now.value) : now.value)
        if (dirty()) keepLater()
        else settle(now)
      }),
    unkept: keeper.unkept,
  }
}

/** A function that says when it was called. A proxy, because the store's setter has more forms than can be written down again. */
const after = <F extends object>(call: F, done: () => void): F =>
  new Proxy(call, {
    apply: (target, self, args) =>
      batch(() => {
        if (typeof target === 'function') Reflect.apply(target, self, args)
        done()
      }),
  })
