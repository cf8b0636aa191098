import type { FileContent } from '@ccm/contract'
import { createEffect, on, onCleanup, Show } from 'solid-js'
import Download from '~icons/lucide/download'
import PencilLine from '~icons/lucide/pencil-line'
import Trash2 from '~icons/lucide/trash-2'
import { Button } from '../../../ui/button.tsx'
import { bytesOf } from '../../../ui/bytes.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { CodeEditor } from '../../../ui/code/code-editor.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { languageOf } from '../../../ui/tint.ts'
import type { Edits } from './create-edits.ts'
import type { FileRow } from './file-rows.ts'
import { toBytes } from './read-content.ts'
import { sayKilobytes } from './say-kilobytes.ts'

interface FilePanelProps {
  file: FileRow
  content: FileContent | undefined
  /** Its content is still being fetched. */
  waiting: boolean
  edits: Edits
  error: string | undefined
  path: string
  onExecutable: (on: boolean) => void
  onRename: () => void
  onDelete: () => void
}

/** One supporting file: what can be done with it, and its text. */
export function FilePanel(props: FilePanelProps) {
  const edit = () => props.edits.at(props.file.path)
  const text = () => edit()?.text ?? (props.content?.encoding === undefined ? props.content?.content : undefined)
  createEffect(
    on(
      () => props.file.path,
      (path) => onCleanup(() => props.edits.flush(path)),
    ),
  )
  return (
    <section class="grid gap-2 border-t border-line pt-3" aria-label={props.file.path}>
      <div class="flex flex-wrap items-center gap-2">
        <h3 class="mono min-w-0 grow font-semibold break-all">{props.file.path}</h3>
        <Button size="small" icon={<PencilLine class="ic ic-14" />} onClick={() => props.onRename()}>
          Move
        </Button>
        <Show when={props.content}>
          {(content) => (
            <Button
              size="small"
              icon={<Download class="ic ic-14" />}
              onClick={() => download(props.file.path, edit() ? { content: edit()?.text ?? '' } : content())}
            >
              Download
            </Button>
          )}
        </Show>
        <Button size="small" kind="danger" icon={<Trash2 class="ic ic-14" />} onClick={() => props.onDelete()}>
          Delete
        </Button>
      </div>
      <Show when={props.error}>{(error) => <FieldError>{error()}</FieldError>}</Show>
      <CheckField
        wide
        label="Executable"
        checked={props.file.executable}
        onChange={(on) => props.onExecutable(on)}
        path={`${props.path}.executable`}
        help="It may be started by its path on macOS and Linux."
      />
      <Show
        when={text() !== undefined}
        fallback={<p class="text-muted">{props.waiting ? 'Loading its text' : sayNoText(props.file.path, props.content)}</p>}
      >
        <div onFocusOut={() => props.edits.flush(props.file.path)}>
          <CodeEditor
            label={`Text of ${props.file.path}`}
            language={languageOf(props.file.path)}
            value={text() ?? ''}
            onInput={(typed) => props.edits.type(props.file.path, typed)}
            minHeight={180}
            path={props.path}
          />
        </div>
        <p class="text-small text-faint" role="status">
          {sayState(props)}
        </p>
        <Show when={edit()?.state === 'failed'}>
          <div class="flex flex-wrap items-center gap-2">
            <FieldError>Not kept: {edit()?.error}</FieldError>
            <Button size="small" onClick={() => props.edits.flush(props.file.path)}>
              Retry
            </Button>
          </div>
        </Show>
      </Show>
    </section>
  )
}

function sayState({ edits, file, content }: FilePanelProps): string {
  const edit = edits.at(file.path)
  const size = sayKilobytes(edit ? new TextEncoder().encode(edit.text).length : content ? bytesOf(content) : 0)
  if (edit?.state === 'failed') return size
  return edit ? `${size}, being kept` : size
}

const pictures: Readonly<Record<string, string>> = {
  png: 'PNG',
  jpg: 'JPEG',
  jpeg: 'JPEG',
  gif: 'GIF',
  webp: 'WebP',
  ico: 'icon',
  avif: 'AVIF',
}

function sayNoText(path: string, content: FileContent | undefined): string {
  if (!content) return 'Its bytes are not in the library any more. Upload it again.'
  const picture = pictures[path.split('.').at(-1)?.toLowerCase() ?? '']
  return `${picture ? `${picture} picture` : 'Bytes that are no text'}, ${sayKilobytes(bytesOf(content))}. Upload another in its place to change it.`
}

/** Hands a file to the browser to keep. */
function download(path: string, content: FileContent): void {
  const url = URL.createObjectURL(new Blob([toBytes(content)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = path.split('/').at(-1) ?? path
  link.click()
  URL.revokeObjectURL(url)
}
