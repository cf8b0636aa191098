import { createEffect, For, type ParentProps, Show } from 'solid-js'
import { useNow } from '../clock.tsx'
import { useLive } from '../live/live.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { ago, clockTime } from '../ui/since.ts'
import { useToasts } from '../ui/toasts.tsx'
import type { Draft } from './create-draft.ts'
import type { Save } from './save.ts'
import { StaleNote } from './stale-note.tsx'
import { useStorage } from './storage.tsx'

interface EditorNotesProps<T extends object> {
  draft: Draft<T>
  save: Save
  /** Shows the revision that was saved elsewhere. */
  onSee?: (revision: number) => void
  /** Makes a new item of what was typed. */
  onCopy?: () => void
  /** What a field is called in the merge, by the names on the way to it: "Arguments" for `config` and `args`. */
  labelOf?: (keys: string[]) => string
}

/** All that an editor has to say above its form, each only when it is so. */
export function EditorNotes<T extends object>(props: EditorNotesProps<T>) {
  const storage = useStorage()
  const toasts = useToasts()
  createEffect(() => {
    if (!props.draft.unkept() || !storage.isFirstTelling()) return
    toasts.show({ kind: 'error', text: 'Drafts cannot be kept in this browser. Save before you leave.' })
  })
  return (
    <div class="grid gap-2 px-4 not-empty:py-2 sm:px-5">
      <DraftNote draft={props.draft} />
      <StaleNote draft={props.draft} onSee={props.onSee} onCopy={props.onCopy} labelOf={props.labelOf} />
      <SaveNote save={props.save} hidden={props.draft.stale() !== undefined} />
      <OfflineNote when={props.draft.dirty() && !props.save.failure()} />
    </div>
  )
}

/** A draft of an earlier visit. */
export function DraftNote<T extends object>(props: { draft: Draft<T> }) {
  const now = useNow()
  return (
    <Show when={props.draft.found()}>
      {(found) => (
        <Note
          kind="info"
          actions={
            <>
              <Button size="small" onClick={() => props.draft.continueFound()}>
                Continue
              </Button>
              <Button kind="ghost" size="small" onClick={() => props.draft.discardFound()}>
                Discard
              </Button>
            </>
          }
        >
          <strong class="font-[550]">Draft from {when(found().at, now())}.</strong>{' '}
          <span class="text-muted">
            {found().revision > 0 ? `It was made from rev ${found().revision} and is not saved.` : 'It is not saved.'}
          </span>
        </Note>
      )}
    </Show>
  )
}

/** Why the last save did not happen, and what no field shows of it. */
export function SaveNote(props: { save: Save; hidden?: boolean }) {
  const failure = () => (props.hidden ? undefined : props.save.failure())
  return (
    <Show when={failure()}>
      {(failed) => (
        <div role="alert">
          <Note
            kind={failed().code === 'unreachable' ? 'offline' : 'danger'}
            action={
              <Show when={props.save.waiting()}>
                <Button size="small" onClick={() => props.save.retry()}>
                  Retry
                </Button>
              </Show>
            }
          >
            <strong class="font-[550]">{failed().text}</strong>{' '}
            <Show when={props.save.waiting()}>
              <span class="text-muted">It is sent when the server is back.</span>
            </Show>
            <ul>
              <For each={props.save.errors.loose()}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
            <span class="mono text-small text-faint">{failed().code}</span>
          </Note>
        </div>
      )}
    </Show>
  )
}

/** While the server is away and something is typed: it is not lost. */
export function OfflineNote(props: ParentProps<{ when: boolean }>) {
  const { state } = useLive()
  return (
    <Show when={props.when && state().kind === 'retrying'}>
      <Note kind="offline">
        <strong class="font-[550]">The server is not answering.</strong> <span class="text-muted">Your edit is kept here.</span>
      </Note>
    </Show>
  )
}

/** "14:02" today, "yesterday 09:00", "4 d ago". */
function when(at: number, now: number): string {
  const then = new Date(at)
  return then.toDateString() === new Date(now).toDateString() ? clockTime(then) : ago(then.toISOString(), now)
}
