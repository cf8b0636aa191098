import { readError } from '@ccm/client'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/solid-query'
import { useToasts } from '../ui/toasts.tsx'
import { optimistic } from './optimistic.ts'

interface ActOptions<I, O> {
  /** The answers that show what is changed, by the beginning of their key. They are asked for again afterwards. */
  keys: readonly QueryKey[]
  /** What an answer says once it is done. */
  patch: (input: I) => (answer: unknown) => unknown
  send: (input: I) => Promise<O>
  /** "3 components turned off." */
  done: (input: I, output: O) => string
  /** What did not happen: "3 components were not turned off". */
  failed: (input: I) => string
  /** Takes it back; left out where it cannot be. */
  undo?: (input: I, output: O) => Promise<unknown>
  onDone?: (output: O, input: I) => void
}

interface Act<I> {
  run(input: I): void
  readonly busy: boolean
}

/**
 * An act on a list that is shown at once, rolled back when the server refuses it, and taken back with one press while its message
 * stands.
 */
export function withUndo<I, O>(options: ActOptions<I, O>): Act<I> {
  const queries = useQueryClient()
  const toasts = useToasts()
  const askAgain = () => Promise.all(options.keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
  const refuse = (what: string, error: unknown, again: () => void) =>
    toasts.show({ kind: 'error', text: `${what}: ${readError(error).message}`, action: { label: 'Retry', run: again } })

  const takeBack = (undo: () => Promise<unknown>) => {
    const run = () => void undo().then(askAgain, (error: unknown) => refuse('Not undone', error, run))
    return { label: 'Undo', run }
  }
  const mutation = useMutation<O, Error, I, () => void>(() => ({
    networkMode: 'always',
    mutationFn: (input) => options.send(input),
    onMutate: (input) => optimistic(queries, options.keys, options.patch(input)),
    onError: (error, input, rollback) => {
      rollback?.()
      refuse(options.failed(input), error, () => mutation.mutate(input))
    },
    onSuccess: (output, input) => {
      const { undo } = options
      toasts.show({ text: options.done(input, output), ...(undo && { action: takeBack(() => undo(input, output)) }) })
      options.onDone?.(output, input)
    },
    onSettled: askAgain,
  }))
  return {
    run: (input) => mutation.mutate(input),
    get busy() {
      return mutation.isPending
    },
  }
}
