import type { LastError } from '@ccm/contract'
import { CommandChip } from '../ui/command-chip.tsx'
import { Note } from '../ui/note.tsx'
import { Time } from '../ui/time.tsx'
import { commandIn } from './sync-command.ts'

/** The command that gets further, by why a sync stopped. */
const helps: Record<string, string> = {
  unreadable: 'ccm sync',
  conflict: 'ccm diff',
  unresolvable: 'ccm show',
  forbidden: 'ccm doctor',
  unauthorized: 'ccm doctor',
}

/** Why the last sync stopped before it wrote anything, and what to run next. */
export function LastErrorNote(props: { error: LastError; path: string }) {
  const command = () => helps[props.error.code] ?? 'ccm sync'
  return (
    <Note kind="danger" class="basis-full" actions={<CommandChip command={command()} copies={commandIn(props.path, command())} />}>
      {/* Whatever a disk says is shown whole, and leaves room for the page. */}
      <p role="group" aria-label="Why the last sync stopped" tabindex="0" class="max-h-40 overflow-auto">
        <strong class="font-[550]">The last sync stopped before it wrote anything.</strong> {props.error.message}
      </p>
      <p class="text-small text-muted">
        <Time at={props.error.at} inSentence /> · <span class="mono text-small text-faint">{props.error.code}</span>
      </p>
    </Note>
  )
}
