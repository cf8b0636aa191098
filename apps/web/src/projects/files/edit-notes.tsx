import type { Difference } from '@ccm/contract'
import { hasMask } from '@ccm/formats/mask-secrets'
import { Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { isEdited } from './reasons.ts'
import type { Settle } from './settle.ts'

/** What is to be said of an edit before one looks at it. */
export function EditNotes(props: {
  difference: Difference
  settle: Settle
  /** Parts of it may do where the whole does not. */ isDecidedByPlace: boolean
}) {
  const isMasked = () => props.difference.disk !== null && hasMask(props.difference.disk)
  /** What stands in the way of both; what stops one act alone is said at its button. */
  const problem = () => {
    const { takeProblem, keepProblem } = props.difference
    return isEdited(props.difference) && !props.isDecidedByPlace && takeProblem !== null && takeProblem === keepProblem
      ? takeProblem
      : undefined
  }
  return (
    <div class="grid gap-2 px-4 not-empty:py-2.5">
      <Show when={props.settle.failure()}>
        {(failure) => (
          <div role="alert">
            <Note
              kind={failure().code === 'unreachable' ? 'offline' : failure().code === 'stale' ? 'warning' : 'danger'}
              action={
                <Button kind="ghost" size="small" onClick={() => props.settle.forget()}>
                  Close
                </Button>
              }
            >
              {failure().text} <span class="mono text-small text-faint">{failure().code}</span>
            </Note>
          </div>
        )}
      </Show>
      <Show when={isMasked()}>
        <Note kind="info">
          <strong class="font-[550]">A secret in it is masked.</strong>{' '}
          <span class="text-muted">Its value stays on that machine. The masks tell only whether it differs.</span>
        </Note>
      </Show>
      <Show when={!isMasked() && problem()}>{(text) => <Note kind="info">{text()}</Note>}</Show>
    </div>
  )
}
