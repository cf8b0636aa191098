import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/solid-query'
import { type Accessor, type JSX, Match, Show, Suspense, Switch } from 'solid-js'
import { ErrorPanel } from './error-panel.tsx'

type Result<T> = UseQueryResult<T, Error> | UseInfiniteQueryResult<T, Error>

interface LoadProps<T> {
  query: Result<T>
  /** What the pane holds, for the error's title: "Components" gives "Components did not load". */
  what: string
  skeleton: JSX.Element
  children: (data: Accessor<NonNullable<T>>) => JSX.Element
}

/**
 * A pane that waits for one answer: a skeleton at first, an error panel when there is nothing to show, and the data from then on,
 * also while it is asked for again or cannot be.
 */
export function Load<T>(props: LoadProps<T>) {
  return (
    <Suspense fallback={props.skeleton}>
      <Switch fallback={<Show when={props.query.data}>{(data) => props.children(data)}</Show>}>
        <Match when={props.query.isPending}>{props.skeleton}</Match>
        <Match when={props.query.isLoadingError}>
          <ErrorPanel title={`${props.what} did not load`} error={props.query.error} onRetry={() => void props.query.refetch()} />
        </Match>
      </Switch>
    </Suspense>
  )
}
