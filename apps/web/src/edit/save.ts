import { readError } from '@ccm/client'
import type { ErrorCode, Issue } from '@ccm/contract/protocol'
import { useMutation } from '@tanstack/solid-query'
import { type Accessor, createEffect, createMemo, createSignal, on, untrack } from 'solid-js'
import type { LiveState } from '../live/follow.ts'
import { useLive } from '../live/live.tsx'
import { count } from '../ui/count.ts'
import { announce } from './announce.ts'
import { focusFirst } from './focus-first.ts'
import { dotted, type Errors, errorsOf, type Field, fieldOfItsOwn, firstPerPlace, stillThere } from './issues.ts'
import type { Validation } from './validate.ts'

/** Why a save did not happen. */
export interface Failure {
  code: ErrorCode
  /** What did not happen, why, and where the edit is. */
  text: string
}

export interface Save {
  /** Judges the form, then sends it. Does nothing while it is being sent. */
  save(): void
  /** Sends again what was sent last. */
  retry(): void
  busy: Accessor<boolean>
  /** Why the last save did not happen; gone with the next one. */
  failure: Accessor<Failure | undefined>
  /** Whether it will be sent by itself when the server is back. */
  waiting: Accessor<boolean>
  /** What is wrong, by field: what the form's own check says and what the server refused and nobody has changed since. */
  errors: Errors
  /** Drops the failure, and does not send again. */
  forget(): void
}

export interface SaveOptions<I, O> {
  /** What the form would send now, as a plain copy. */
  input: Accessor<I>
  send: (input: I) => Promise<O>
  /** What has to be settled before the form is judged and sent, where something has: it answers why the save cannot follow, if so. */
  before?: () => Promise<Failure | undefined> | undefined
  onSaved?: (output: O, input: I) => void
  /** Somebody saved first: ask for the item again. */
  onStale?: () => void
  /** Called with the fields that are wrong, before the focus goes to the first of them: the page shows its tab. */
  onRefused?: (fields: string[]) => void
  /** What is said when it is saved: "Rev 8 saved". */
  said: (output: O) => string
  /** The part of the input that the paths of issues begin at. The whole, unless said. */
  body?: (input: I) => unknown
  /** Which field shows an issue. */
  field?: Field
  validation?: Validation
  live?: Accessor<LiveState>
}

/** Sends a form and brings back what the server says of it to the fields. Nothing typed is lost when it is refused. */
export function createSave<I, O>(options: SaveOptions<I, O>): Save {
  const field = options.field ?? fieldOfItsOwn
  const body = (input: I) => (options.body ? options.body(input) : input)
  const [failure, setFailure] = createSignal<Failure>()
  const [refused, setRefused] = createSignal<{ input: I; issues: Issue[] }>()
  const [settling, setSettling] = createSignal(false)
  const [unsent, setUnsent] = createSignal<{ input: I }>()

  const issues = createMemo(() => {
    const last = refused()
    const open = last ? stillThere(last.issues, body(last.input), body(options.input())) : []
    return firstPerPlace([...(options.validation?.shown() ?? []), ...open])
  })
  const forget = () => {
    setFailure(undefined)
    setRefused(undefined)
    setUnsent(undefined)
  }
  const refuse = (code: ErrorCode, found: readonly Issue[]) => {
    const fields = found.map(({ path }) => field(path) ?? dotted(path))
    const text = `Not saved: ${count(found.length, 'thing')} to correct.`
    setFailure({ code, text })
    announce(text)
    options.onRefused?.(fields)
    queueMicrotask(() => focusFirst([...fields, ...found.map(({ path }) => dotted(path))]))
  }

  const mutation = useMutation<O, Error, I>(() => ({
    // Without a network the call fails at once and the edit waits here, where the page says so.
    networkMode: 'always',
    mutationFn: (input) => options.send(input),
    onSuccess: (output, input) => {
      options.validation?.forget()
      options.onSaved?.(output, input)
      announce(options.said(output))
    },
    onError: (error, input) => {
      const { code, message, issues: found } = readError(error)
      if (found.length > 0 && (code === 'bad-request' || code === 'already-exists')) {
        setRefused({ input, issues: found })
        return refuse(code, found)
      }
      if (code === 'unreachable') setUnsent({ input })
      if (code === 'stale') options.onStale?.()
      setFailure({ code, text: saying(code, message) })
    },
  }))
  const send = (input: I) => {
    forget()
    mutation.mutate(input)
  }
  const retry = () => {
    const last = unsent()
    if (last && !mutation.isPending) send(last.input)
  }
  const state = options.live ?? useLive().state
  createEffect(
    on(
      createMemo(() => state().kind),
      (kind) => kind === 'live' && untrack(retry),
      { defer: true },
    ),
  )
  const judgeAndSend = () => {
    const wrong = options.validation?.now() ?? []
    if (wrong.length === 0) return send(untrack(options.input))
    options.validation?.showAll()
    refuse('bad-request', wrong)
  }
  const settle = async (before: Promise<Failure | undefined>) => {
    setSettling(true)
    const problem = await before.finally(() => setSettling(false))
    if (problem) setFailure(problem)
    else judgeAndSend()
  }
  return {
    save: () => {
      if (mutation.isPending || settling()) return
      const before = untrack(() => options.before?.())
      if (before) void settle(before)
      else judgeAndSend()
    },
    retry,
    busy: () => mutation.isPending || settling(),
    failure: () => {
      const last = failure()
      return last && isAboutFields(last.code) && issues().length === 0 ? undefined : last
    },
    waiting: () => unsent() !== undefined,
    errors: errorsOf(issues, field),
    forget,
  }
}

const isAboutFields = (code: ErrorCode) => code === 'bad-request' || code === 'already-exists'

function saying(code: ErrorCode, message: string): string {
  if (code === 'unreachable') return 'Not saved: the server did not answer. Your edit is kept here.'
  if (code === 'stale') return 'Not saved: somebody saved this first. Your edit is kept here.'
  return `Not saved: ${message}`
}
