import type { ComponentRevision, ComponentType } from '@ccm/contract'
import { createMemo, For } from 'solid-js'
import type { Comparison } from '../../edit/revisions/revisions-pane.tsx'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import { languageOf } from '../../ui/tint.ts'
import { createFileSource } from '../preview/file-source.ts'
import { readable } from './readable.ts'
import { renderRevision } from './rendered.ts'

/** What changed between two revisions in what they say. */
export function ContentDiff(props: Comparison<ComponentRevision>) {
  return (
    <DiffView
      label={props.label}
      language="yaml"
      before={props.before ? readable(props.before) : undefined}
      after={readable(props.revision)}
      beforeLabel={props.beforeLabel}
      afterLabel={props.label}
    />
  )
}

/** What changed between two revisions in the files they wrote. */
export function FilesDiff(props: Comparison<ComponentRevision> & { type: ComponentType }) {
  const files = createFileSource(() => [props.revision.config, props.before?.config ?? {}])
  const rendered = (revision: ComponentRevision | undefined) =>
    revision ? renderRevision(props.type, revision, files().source) : new Map<string, string>()
  const before = createMemo(() => rendered(props.before))
  const after = createMemo(() => rendered(props.revision))
  const paths = () => [...new Set([...after().keys(), ...before().keys()])]
  return (
    <For each={paths()} fallback={<p class="px-4 py-3 text-muted">Neither of them wrote a text file.</p>}>
      {(path) => (
        <>
          <h3 class="mono border-b border-line px-4 py-2 font-medium break-all">{path}</h3>
          <DiffView
            label={path}
            language={languageOf(path)}
            before={before().get(path)}
            after={after().get(path)}
            beforeLabel={props.beforeLabel}
            afterLabel={props.label}
            keys={paths().length === 1}
          />
        </>
      )}
    </For>
  )
}
