import { createEffect, createSignal, on } from 'solid-js'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { checkPath } from './check-paths.ts'

/** What a path is asked for. */
export interface AskedPath {
  title: string
  action: string
  path: string
  /** The paths it must get along with. */
  others: readonly string[]
  /** A folder's path: no file has to be named. */
  folder?: boolean
  onPath: (path: string) => void
}

interface PathDialogProps {
  asked: AskedPath | undefined
  onClose: () => void
}

/** Asks where a file or a folder is to lie. */
export function PathDialog(props: PathDialogProps) {
  const [path, setPath] = createSignal('')
  const [tried, setTried] = createSignal(false)
  createEffect(
    on(
      () => props.asked,
      (asked) => {
        setPath(asked?.path ?? '')
        setTried(false)
      },
    ),
  )
  const clean = () => path().trim().replace(/\/+$/, '')
  const problem = () => {
    if (clean() === '') return 'Name a path, for example "scripts/check.sh".'
    return checkPath(props.asked?.folder ? `${clean()}/x` : clean(), props.asked?.others ?? [])
  }
  const take = () => {
    setTried(true)
    if (problem() !== undefined) return
    const { asked } = props
    const chosen = clean()
    props.onClose()
    asked?.onPath(chosen)
  }
  return (
    <Dialog
      open={props.asked !== undefined}
      title={props.asked?.title ?? ''}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" onClick={take}>
            {props.asked?.action ?? ''}
          </Button>
        </>
      }
    >
      <TextField
        label="Path"
        wide
        mono
        autofocus
        value={path()}
        onInput={setPath}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
        placeholder="scripts/check.sh"
        error={tried() ? problem() : undefined}
        help="From the skill's directory on. Folders are made by naming them."
      />
    </Dialog>
  )
}
