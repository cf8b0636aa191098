import type { ComponentRevision, ComponentType } from '@ccm/contract'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { DiffView } from '../../ui/diff/diff-view.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { languageOf } from '../../ui/tint.ts'
import { createFileSource } from '../preview/file-source.ts'
import { readable } from './readable.ts'
import { renderRevision } from './rendered.ts'

interface RevisionDiffProps {
  type: ComponentType
  revision: ComponentRevision
  /** The one it is compared with; undefined for the first. */
  before: ComponentRevision | undefined
  others: ComponentRevision[]
  view: 'content' | 'files'
  onView: (view: 'content' | 'files') => void
  onBefore: (revision: number) => void
  action: JSX.Element
}

const nameOf = ({ revision }: ComponentRevision) => `Rev ${revision}`

/** What changed between two revisions: in what they say, or in the files they wrote. */
export function RevisionDiff(props: RevisionDiffProps) {
  const beforeLabel = () => (props.before ? nameOf(props.before) : 'Before')
  const choices = () =>
    props.others
      .filter(({ revision }) => revision !== props.revision.revision)
      .map((other) => ({ value: String(other.revision), label: `rev ${other.revision}` }))
  return (
    <section aria-label={nameOf(props.revision)} class="flex min-w-0 grow flex-col lg:min-h-0">
      <div class="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 class="font-semibold">{nameOf(props.revision)}</h2>
        <Show when={choices().length > 0}>
          <span class="text-small text-faint">compared with</span>
          <Select
            label="Compared with"
            size="small"
            placeholder="nothing"
            value={props.before?.revision.toString()}
            options={choices()}
            onChoose={(number) => props.onBefore(Number(number))}
          />
        </Show>
        <span class="ml-auto flex flex-wrap items-center gap-2">
          <Segmented
            label="Show"
            value={props.view}
            options={[
              { value: 'content', label: 'Content' },
              { value: 'files', label: 'Files' },
            ]}
            onChoose={(view) => props.onView(view)}
          />
          {props.action}
        </span>
      </div>
      <div class="min-h-0 grow overflow-auto">
        <Show when={props.view === 'files'} fallback={<Content {...props} beforeLabel={beforeLabel()} />}>
          <Files {...props} beforeLabel={beforeLabel()} />
        </Show>
      </div>
    </section>
  )
}

const textOf = (revision: ComponentRevision | undefined) => (revision ? readable(revision) : undefined)

type SidesProps = RevisionDiffProps & { beforeLabel: string }

const Content = (props: SidesProps) => (
  <DiffView
    label={nameOf(props.revision)}
    language="yaml"
    before={textOf(props.before)}
    after={readable(props.revision)}
    beforeLabel={props.beforeLabel}
    afterLabel={nameOf(props.revision)}
  />
)

function Files(props: SidesProps) {
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
            afterLabel={nameOf(props.revision)}
            keys={paths().length === 1}
          />
        </>
      )}
    </For>
  )
}
