import { type JSX, Show } from 'solid-js'
import FileText from '~icons/lucide/file-text'
import type { Issue } from '@ccm/contract/protocol'
import { AnnotatedCode } from '../../ui/code/annotated-code.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { FileTabs } from '../../ui/file-tabs.tsx'
import { FileView } from '../../ui/file-view.tsx'
import { Note } from '../../ui/note.tsx'
import { Select } from '../../ui/select.tsx'
import { ShareBadges } from '../../ui/share-badges.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { languageOf } from '../../ui/tint.ts'
import { PaneHead } from '../../ui/workbench.tsx'
import type { Preview, PreviewFile } from './build-preview.ts'
import type { ViewpointChoice } from './create-viewpoint.ts'

interface WhatItWritesProps {
  /** Undefined before there is any. */
  preview: Preview | undefined
  stoppedBy: Issue | undefined
  from: ViewpointChoice
  onFrom: (chosen: string) => void
  file: string | undefined
  onFile: (path: string) => void
  /** What a field is called. */
  labelOf: (path: Issue['path']) => string
  warnings: JSX.Element
}

/** The exact files a component reaches, while it is being edited. */
export function WhatItWrites(props: WhatItWritesProps) {
  const remark = () => {
    const problem = props.preview?.problem
    return problem === undefined ? props.from.viewpoint()?.remark : { kind: 'warning' as const, text: problem }
  }
  return (
    <>
      <PaneHead title="What it writes">
        <span class="ml-auto text-small whitespace-nowrap text-faint max-sm:hidden">as seen from</span>
        <Select
          label="As seen from"
          size="small"
          class="max-w-56 max-sm:ml-auto"
          value={props.from.chosen()}
          options={props.from.options()}
          onChoose={(chosen) => props.onFrom(chosen)}
        />
      </PaneHead>
      <div class="grid gap-2 px-3 not-empty:py-2">
        <Show when={props.preview && props.stoppedBy}>
          {(issue) => (
            <Note kind="info">
              <strong class="font-[550]">These files are from before {stopper(issue().path, props.labelOf)} was changed.</strong>{' '}
              <span class="text-muted">{issue().message}</span>
            </Note>
          )}
        </Show>
        <Show when={remark()}>{(said) => <Note kind={said().kind}>{said().text}</Note>}</Show>
      </div>
      <Show when={props.from.viewpoint()} fallback={<Awaited from={props.from} />}>
        <Show when={props.preview} fallback={<Nothing stoppedBy={props.stoppedBy} labelOf={props.labelOf} />}>
          {(preview) => <Files {...props} preview={preview()} />}
        </Show>
      </Show>
      {props.warnings}
    </>
  )
}

const stopper = (path: Issue['path'], labelOf: WhatItWritesProps['labelOf']) =>
  path.length === 1 && path[0] === 'config' ? 'the JSON' : labelOf(path)

const Awaited = (props: { from: ViewpointChoice }) => (
  <Show when={props.from.query.isLoadingError} fallback={<SkeletonText lines={12} />}>
    <ErrorPanel title="What it writes did not load" error={props.from.query.error} onRetry={() => void props.from.query.refetch()} />
  </Show>
)

const Nothing = (props: Pick<WhatItWritesProps, 'stoppedBy' | 'labelOf'>) => (
  <Empty mark={<FileText class="ic ic-20" />} title="Nothing to show yet">
    <Show when={props.stoppedBy} fallback="The files appear here as you type.">
      {(issue) => `The files appear here once ${stopper(issue().path, props.labelOf)} is right. ${issue().message}`}
    </Show>
  </Empty>
)

function Files(props: WhatItWritesProps & { preview: Preview }) {
  const file = () => props.preview.files.find(({ path }) => path === props.file) ?? props.preview.files[0]
  return (
    <Show
      when={file()}
      fallback={
        <Empty mark={<FileText class="ic ic-20" />} title="It writes nothing">
          Nothing of this component reaches a file.
        </Empty>
      }
    >
      {(shown) => (
        <>
          <FileTabs
            paths={props.preview.files.map(({ path }) => path)}
            chosen={shown().path}
            addedIn={(path) => props.preview.files.find((one) => one.path === path)?.added ?? 0}
            onChoose={(path) => props.onFile(path)}
          />
          <FileView path={shown().path} file={shown()} badges={<FileBadges file={shown()} />}>
            <AnnotatedCode label={shown().path} text={shown().text} language={languageOf(shown().path)} lines={shown().lines} />
          </FileView>
        </>
      )}
    </Show>
  )
}

const FileBadges = (props: { file: PreviewFile }) => (
  <Show when={!props.file.gone} fallback={<span class="text-small text-danger">goes with this save</span>}>
    <ShareBadges artifacts={props.file.artifacts} />
  </Show>
)
