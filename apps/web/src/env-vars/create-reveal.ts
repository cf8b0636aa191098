import { readError } from '@ccm/client'
import { createSignal, onCleanup, onMount } from 'solid-js'
import { useApi } from '../api.tsx'
import { announce } from '../edit/announce.ts'
import { useToasts } from '../ui/toasts.tsx'

/** So long a secret is shown. */
const shownFor = 30_000

export interface Reveal {
  /** The value of the one that is revealed. */
  valueOf: (id: string) => string | undefined
  reveal: (id: string, name: string) => void
  hide: () => void
}

/** Shows one secret at a time, for half a minute and while the window has the focus. It is kept nowhere else. */
export function createReveal(): Reveal {
  const api = useApi()
  const toasts = useToasts()
  const [revealed, setRevealed] = createSignal<{ id: string; value: string }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const hide = () => {
    asked += 1
    clearTimeout(timer)
    setRevealed(undefined)
  }
  onMount(() => window.addEventListener('blur', hide))
  onCleanup(() => {
    window.removeEventListener('blur', hide)
    hide()
  })
  const reveal = (id: string, name: string): void => {
    hide()
    const mine = asked
    api.envVars.reveal.mutate({ id }).then(
      ({ value }) => {
        if (mine !== asked) return
        setRevealed({ id, value })
        timer = setTimeout(hide, shownFor)
        announce(`${name} is shown for 30 seconds. This is logged.`)
      },
      (error: unknown) =>
        toasts.show({
          kind: 'error',
          text: `${name} was not revealed: ${readError(error).message}`,
          action: { label: 'Retry', run: () => reveal(id, name) },
        }),
    )
  }
  return { valueOf: (id) => (revealed()?.id === id ? revealed()?.value : undefined), reveal, hide }
}
