import { createSignal, lazy, Show, Suspense } from 'solid-js'
import GitMerge from '~icons/lucide/git-merge'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/count.ts'
import { mergeDrafts } from '../ui/diff/merge-values.ts'
import type { Draft, Saved } from './create-draft.ts'

const StaleDialog = lazy(() => import('./stale-dialog.tsx'))

interface StaleNoteProps<T extends object> {
  draft: Draft<T>
  /** Shows the revision that was saved elsewhere. */
  onSee?: (revision: number) => void
  /** Makes a new item of what was typed. */
  onCopy?: () => void
  /** What a field is called, by the names on the way to it: "Arguments" for `config` and `args`. */
  labelOf?: (keys: string[]) => string
}

/** Somebody saved first. Nothing can be saved until one of its ways out is taken. */
export function StaleNote<T extends object>(props: StaleNoteProps<T>) {
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={props.draft.stale()}>
      {(theirs) => (
        <div class="flex items-start gap-2.5 rounded-md bg-info-tint px-3.5 py-2.5" role="status">
          <GitMerge class="ic mt-0.5 text-info" />
          <div class="min-w-0 grow">
            <strong class="font-[550]">{whatHappened(theirs(), props.draft.revision())}.</strong>{' '}
            <span class="text-muted">
              Yours is based on rev {props.draft.revision()}. {sayDifference(props.draft, theirs())}
            </span>
            <div class="mt-2 flex flex-wrap gap-2">
              <Button kind="primary" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
                Merge
              </Button>
              <Show when={props.onSee}>
                {(see) => (
                  <Button size="small" onClick={() => see()(theirs().revision)}>
                    See rev {theirs().revision}
                  </Button>
                )}
              </Show>
              <Show when={props.onCopy}>
                {(copy) => (
                  <Button kind="ghost" size="small" onClick={() => copy()()}>
                    Save mine as a copy
                  </Button>
                )}
              </Show>
            </div>
          </div>
          <Suspense>
            <Show when={open()}>
              <StaleDialog draft={props.draft} theirs={theirs()} labelOf={props.labelOf} onClose={() => setOpen(false)} />
            </Show>
          </Suspense>
        </div>
      )}
    </Show>
  )
}

/** Why a draft cannot be saved now, for the save button; undefined when it can. */
export function whyNotSaved<T extends object>(draft: Draft<T>): string | undefined {
  const theirs = draft.stale()
  if (theirs) return `${whatHappened(theirs, draft.revision())}. Merge it or save yours as a copy.`
  if (draft.dirty()) return undefined
  return draft.revision() === 0 ? 'Nothing is filled in yet.' : 'Nothing has changed.'
}

/** "2 fields differ, 1 in both." */
function sayDifference<T extends object>(draft: Draft<T>, theirs: Saved<T>): string {
  const { fields, conflicts } = mergeDrafts(draft.base(), theirs.value, draft.copy())
  const differ = fields.filter(({ state }) => state !== 'both-same').length
  return `${count(differ, 'field differs', 'fields differ')}${conflicts.length > 0 ? `, ${conflicts.length} in both` : ''}.`
}

/** Tags and the on switch change without a new revision. */
const whatHappened = (theirs: Saved<object>, based: number) =>
  theirs.revision > based ? `Rev ${theirs.revision} was saved on another tab` : 'This was changed on another tab'
