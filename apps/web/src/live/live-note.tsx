import { Show } from 'solid-js'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { clockTime } from '../ui/since.ts'
import { useLive } from './live.tsx'
import { useSecondsUntil } from './seconds-until.ts'

/** Under the bar while the server does not answer: how old is what one sees, and when the next try comes. */
export function LiveNote() {
  const { state, tryNow } = useLive()
  const retrying = () => {
    const current = state()
    return current.kind === 'retrying' ? current : undefined
  }
  return (
    <Show when={retrying()}>
      {(waiting) => (
        <Note
          kind="offline"
          class="mx-4 my-2 sm:mx-5"
          action={
            <Button size="small" onClick={tryNow}>
              Try now
            </Button>
          }
        >
          <strong class="font-[550]">The server is not answering.</strong>{' '}
          <span class="text-muted">
            What is shown was here at {clockTime(new Date(waiting().lost))}. <NextTry at={waiting().at} />
          </span>
        </Note>
      )}
    </Show>
  )
}

function NextTry(props: { at: number }) {
  const seconds = useSecondsUntil(() => props.at)
  return <span class="tabular-nums">{seconds() === 0 ? 'Trying now.' : `Retrying in ${seconds()} s.`}</span>
}
