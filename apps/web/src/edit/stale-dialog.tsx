import { createMemo, createSignal, Show } from 'solid-js'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldError } from '../ui/field.tsx'
import { isDecided, MergeFields } from '../ui/diff/merge-fields.tsx'
import { applyChoices, type Choice, mergeDrafts } from '../ui/diff/merge-values.ts'
import type { Draft, Saved } from './create-draft.ts'

interface StaleDialogProps<T extends object> {
  draft: Draft<T>
  theirs: Saved<T>
  /** What a field is called, by the names on the way to it. */
  labelOf?: (keys: string[]) => string
  onClose: () => void
}

/**
 * What both sides changed since the draft was made, field by field. Taking the result saves nothing yet: the draft then stands on the
 * newer revision and can be looked at and saved.
 */
export default function StaleDialog<T extends object>(props: StaleDialogProps<T>) {
  const merge = createMemo(() => mergeDrafts(props.draft.base(), props.theirs.value, props.draft.copy(), props.labelOf))
  const [choices, setChoices] = createSignal<Record<string, Choice>>({})
  const [misfit, setMisfit] = createSignal(false)
  const choose = (path: string, choice: Choice | undefined) => {
    setMisfit(false)
    setChoices(({ [path]: _before, ...others }) => (choice === undefined ? others : { ...others, [path]: choice }))
  }
  const take = () => {
    const merged = props.draft.read(applyChoices(merge(), choices()))
    if (!merged) return setMisfit(true)
    props.draft.rebase(merged)
    props.onClose()
  }
  return (
    <Dialog
      open
      size="wide"
      title={`Merge with rev ${props.theirs.revision}`}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button data-autofocus onClick={() => props.onClose()}>
            Keep mine for now
          </Button>
          <Button
            kind="primary"
            reason={isDecided(merge(), choices()) ? undefined : 'Decide what both sides changed first.'}
            onClick={take}
          >
            Use the result
          </Button>
        </>
      }
    >
      <p class="pb-4 text-muted">Nothing is saved yet: the result goes into your edit, on top of rev {props.theirs.revision}.</p>
      <MergeFields
        merge={merge()}
        choices={choices()}
        onChoose={choose}
        theirsLabel={`Rev ${props.theirs.revision}`}
        mineLabel="Your edit"
      />
      <Show when={misfit()}>
        <FieldError>The result lacks something every item needs. Choose the other side for a field that was removed.</FieldError>
      </Show>
    </Dialog>
  )
}
