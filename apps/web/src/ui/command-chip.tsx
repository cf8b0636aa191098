import Copy from '~icons/lucide/copy'
import { Button } from './button.tsx'
import { createCopy } from './copy.ts'

/** A command to run on a machine. `copies` is what lands on the clipboard when it is more than what is shown. */
export function CommandChip(props: { command: string; copies?: string }) {
  const { word, copy } = createCopy()
  return (
    <span
      class="mono inline-flex h-10 max-w-full min-w-0 items-center gap-2 rounded-sm border border-line bg-sunken pr-[3px] pl-2.5 whitespace-nowrap sm:h-8"
      title={props.copies ?? props.command}
    >
      <span class="text-faint select-none" aria-hidden="true">
        $
      </span>
      <span class="truncate">{props.command}</span>
      <Button
        kind="ghost"
        size="small"
        class="font-sans sm:h-6! sm:rounded-xs!"
        aria-label={`Copy ${props.copies ?? props.command}`}
        onClick={() => copy(props.copies ?? props.command)}
      >
        <Copy class="ic ic-14" />
        <span class="min-w-10 text-left" aria-live="polite">
          {word()}
        </span>
      </Button>
    </span>
  )
}
