import { readError } from '@ccm/client'
import CircleX from '~icons/lucide/circle-x'
import Copy from '~icons/lucide/copy'
import { useClock } from '../clock.tsx'
import { Button } from './button.tsx'
import { createCopy } from './copy.ts'
import { Said } from './said.tsx'
import { exactTime } from './since.ts'

/** What did not load, why, and a way to try again. One per pane; the rest of the page lives. */
export function ErrorPanel(props: { title: string; error: unknown; onRetry?: () => void }) {
  const now = useClock()
  const happened = new Date(now()).toISOString()
  const fault = () => readError(props.error)
  const { word, copy } = createCopy()
  const details = () => [props.title, fault().message, `${fault().code}, ${happened}, ${location.pathname}`].join('\n')
  return (
    <div class="grid justify-items-center gap-1.5 px-4 py-10 text-center" role="alert">
      <CircleX class="ic ic-20 text-danger" />
      <strong class="font-[550]">{props.title}</strong>
      <p class="mb-1.5 max-w-[60ch] break-words text-muted">
        <Said text={fault().message} />
      </p>
      <div class="flex gap-2">
        {props.onRetry && (
          <Button size="small" onClick={() => props.onRetry?.()}>
            Try again
          </Button>
        )}
        <Button kind="ghost" size="small" onClick={() => copy(details())}>
          <Copy class="ic ic-14" />
          <span class="min-w-16 text-left" aria-live="polite">
            {word() === 'Copy' ? 'Copy details' : word()}
          </span>
        </Button>
      </div>
      <span class="mono mt-1 text-small text-faint">
        {fault().code} · {exactTime(happened)}
      </span>
    </div>
  )
}
