import { For, Show } from 'solid-js'
import RotateCw from '~icons/lucide/rotate-cw'
import X from '~icons/lucide/x'
import { Button, IconButton } from '../../../ui/button.tsx'
import { count } from '../../../ui/count.ts'
import { FieldError } from '../../../ui/field.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import type { Uploads } from './create-uploads.ts'
import type { UploadPlan } from './plan-upload.ts'
import type { Picked } from './picked-files.ts'
import { sayKilobytes } from './say-kilobytes.ts'

interface UploadListProps {
  uploads: Uploads
  /** What was not taken of the last files. */
  plan: UploadPlan<Picked> | undefined
  onClose: () => void
}

/** So many refused files are named; the others are a number. */
const mostNamed = 8

/** Files on their way, those that did not arrive, and those that were not taken. */
export function UploadList(props: UploadListProps) {
  const under = () => props.uploads.list().filter(({ state }) => state !== 'failed').length
  const refused = () => props.plan?.refused ?? []
  const isQuiet = () => props.uploads.list().length === 0 && props.uploads.kept() === 0 && !props.plan
  return (
    <div classList={{ 'sr-only': isQuiet() }}>
      <p class="text-small text-muted" role="status">
        <Show when={under() > 0}>
          Uploading: {props.uploads.kept()} of {props.uploads.kept() + under()} kept
        </Show>
        <Show when={under() === 0 && props.uploads.kept() > 0}>{count(props.uploads.kept(), 'file')} uploaded</Show>
        <Show when={props.plan?.leftOut}>
          {(left) => (
            <>
              {under() + props.uploads.kept() > 0 ? '. ' : ''}Left out {count(left(), 'file')} of the system and of git
            </>
          )}
        </Show>
      </p>
      <ul class="empty:hidden" aria-label="Uploads">
        <For each={props.uploads.list()}>
          {(upload) => (
            <li class="border-b border-hairline py-1 last:border-b-0">
              <div class="flex min-h-8 items-center gap-2">
                <span class="ic grid place-items-center">{upload.state === 'sending' && <Spinner />}</span>
                <span class="mono min-w-0 grow truncate text-small" title={upload.path}>
                  {upload.path}
                </span>
                <span class="text-small whitespace-nowrap text-faint">
                  {upload.state === 'waiting' ? 'waiting' : sayKilobytes(upload.size)}
                </span>
                <Show when={upload.state === 'failed'}>
                  <Button size="small" icon={<RotateCw class="ic ic-14" />} onClick={() => props.uploads.retry(upload.id)}>
                    Retry
                  </Button>
                </Show>
                <IconButton label={`Cancel ${upload.path}`} onClick={() => props.uploads.cancel(upload.id)}>
                  <X class="ic ic-14" />
                </IconButton>
              </div>
              <Show when={upload.error}>{(error) => <FieldError>Not uploaded: {error()}</FieldError>}</Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={refused().length > 0}>
        <div class="mt-2 flex items-start gap-2 rounded-md bg-danger-tint px-3 py-2" role="alert">
          <div class="min-w-0 grow">
            <p class="font-semibold">Not taken: {count(refused().length, 'file')}</p>
            <ul>
              <For each={refused().slice(0, mostNamed)}>
                {({ path, reason }) => (
                  <li class="text-small break-words">
                    <span class="mono">{path}</span>: {reason}
                  </li>
                )}
              </For>
            </ul>
            <Show when={refused().length > mostNamed}>
              <p class="text-small">and {count(refused().length - mostNamed, 'other')}</p>
            </Show>
          </div>
          <IconButton label="Close this list" onClick={() => props.onClose()}>
            <X class="ic ic-14" />
          </IconButton>
        </div>
      </Show>
    </div>
  )
}
