import type { Project, TargetStatus } from '@ccm/contract'
import { Match, Switch } from 'solid-js'
import { CommandChip } from '../../ui/command-chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { StepMark } from '../../ui/step-mark.tsx'
import { commandIn, syncCommand } from '../sync-command.ts'

/** The library wants no file here, and nothing is out of step. */
export function NothingHere(props: { project: Project; status: TargetStatus }) {
  const sync = () => <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
  return (
    <Switch
      fallback={
        <Empty mark={<StepMark step="not-seen" width={30} />} title="No files" action={sync()}>
          Its profile brings nothing that is written as a file.
        </Empty>
      }
    >
      <Match when={props.project.profile === null}>
        <Empty
          mark={<StepMark step="not-seen" width={30} />}
          title="No profile"
          action={<CommandChip command="ccm apply" copies={commandIn(props.project.path, 'ccm apply')} />}
        >
          A profile says what this project gets. Choose one under ⋯, or run this on its machine.
        </Empty>
      </Match>
    </Switch>
  )
}
