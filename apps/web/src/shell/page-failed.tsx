import { createEffect, on } from 'solid-js'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Page } from '../ui/page.tsx'

/** A page that could not be fetched or drawn. The way to the others stays. */
export function PageFailed(props: { error: unknown; path: string; onLeave: () => void }) {
  createEffect(
    on(
      () => props.path,
      () => props.onLeave(),
      { defer: true },
    ),
  )
  return (
    <Page title="This page did not load">
      <ErrorPanel title="This page did not load" error={props.error} onRetry={() => window.location.reload()} />
    </Page>
  )
}
