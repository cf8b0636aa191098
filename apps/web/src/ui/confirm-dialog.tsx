import { createSignal, Show } from 'solid-js'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { Question } from './question.ts'
import { TextField } from './text-field.tsx'

interface ConfirmDialogProps {
  open: boolean
  question: Question
  onAnswer: (yes: boolean) => void
}

/** A question with two answers. The focus starts on the one that changes nothing, or where something has to be typed. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  const [text, setText] = createSignal('')
  const needed = () => props.question.typeToConfirm
  const reason = () => (needed() === undefined || text().trim() === needed() ? undefined : `Type ${needed()} to go on.`)
  const act = () => reason() ?? props.onAnswer(true)
  return (
    <Dialog
      open={props.open}
      alert
      title={props.question.title}
      onClose={() => props.onAnswer(false)}
      footer={
        <>
          <Button data-autofocus={needed() === undefined ? '' : undefined} onClick={() => props.onAnswer(false)}>
            {props.question.keep ?? 'Keep it'}
          </Button>
          <Button kind={props.question.danger ? 'danger-solid' : 'primary'} reason={reason()} onClick={act}>
            {props.question.action}
          </Button>
        </>
      }
    >
      <div class="text-muted">{props.question.body}</div>
      <Show when={needed()}>
        {(name) => (
          <div class="mt-3">
            <TextField
              label="Type the name to confirm"
              wide
              mono
              autofocus
              placeholder={name()}
              value={text()}
              onInput={setText}
              onKeyDown={(event) => event.key === 'Enter' && act()}
            />
          </div>
        )}
      </Show>
    </Dialog>
  )
}
