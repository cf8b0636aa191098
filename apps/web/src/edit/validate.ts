import type { Issue } from '@ccm/contract/protocol'
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { dotted, isWithin, stillThere } from './issues.ts'

/** How long typing rests before it is judged, in milliseconds. */
const pause = 150

/** Judges a form while it is filled in, without blaming anybody for a field they have not left yet. */
export interface Validation {
  /** What is wrong in fields that were left, or in all of them once `showAll` was called. */
  shown: Accessor<Issue[]>
  /** Everything that is wrong, judged now. */
  now(): Issue[]
  /** The control at this path was left. */
  left(path: string): void
  /** For a form's `onFocusOut`: leaves the control that carries a `data-path`. */
  onFocusOut(event: FocusEvent): void
  showAll(): void
  /** Begins anew, after a save or for another item. */
  forget(): void
}

/**
 * @param value what would be sent; follow every field of it
 * @param judge gives the issues, for example by `check` with a schema of the contract
 */
export function createValidation<I>(value: Accessor<I>, judge: (value: I) => Issue[]): Validation {
  const [judged, setJudged] = createSignal<{ value: unknown; issues: Issue[] }>({ value: value(), issues: judge(value()) })
  const [fields, setFields] = createSignal<readonly string[]>([])
  const [all, setAll] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(timer)
    const current = value()
    const issues = judge(current)
    setJudged({ value: current, issues })
    return issues
  }
  createEffect(
    on(
      value,
      () => {
        clearTimeout(timer)
        timer = setTimeout(now, pause)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  const left = (path: string) => setFields((known) => (known.includes(path) ? known : [...known, path]))
  const current = createMemo(() => stillThere(judged().issues, judged().value, value()))
  return {
    shown: () => current().filter(({ path }) => all() || fields().some((field) => isWithin(dotted(path), field))),
    now,
    left,
    onFocusOut: (event) => {
      const path = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path]')?.dataset.path : undefined
      if (path) left(path)
    },
    showAll: () => setAll(true),
    forget: () => {
      setAll(false)
      setFields([])
    },
  }
}
