import type { Artifact, Difference, Project } from '@ccm/contract'
import { Match, Show, Switch } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { CommandChip } from '../../ui/command-chip.tsx'
import { Load } from '../../ui/load.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { projectQueries } from '../queries.ts'
import { meaning } from '../steps.ts'
import { syncCommand } from '../sync-command.ts'
import type { EditRow } from './artifact-rows.ts'
import { EditDecision } from './edit-decision.tsx'
import { EditNotes } from './edit-notes.tsx'
import { EditView } from './edit-view.tsx'
import { PaneBar } from './pane-bar.tsx'
import { isEdited } from './reasons.ts'
import type { Settle } from './settle.ts'
import { SettleFrame } from './settle-bar.tsx'
import { isMovedOnBothSides, isSettled, versionsOf } from './versions.ts'
import { Button } from '../../ui/button.tsx'

interface EditPaneProps {
  project: Project
  row: EditRow
  /** What the library wants there, where it still names it. */
  artifact: Artifact | undefined
  settle: Settle
  onBack: () => void
}

/** An artifact that is not in step: what changed, who made it, and what to do about it. */
export function EditPane(props: EditPaneProps) {
  const api = useApi()
  const difference = useQuery(() => projectQueries.difference(api, props.project.targetId, props.row.id))
  return (
    <>
      <PaneBar path={props.row.path} part={props.row.note} artifacts={props.artifact ? [props.artifact] : []} onBack={props.onBack} />
      <Load query={difference} what="This edit" skeleton={<SkeletonText />}>
        {(data) => (
          <>
            <EditNotes
              difference={data()}
              settle={props.settle}
              isDecidedByPlace={isMovedOnBothSides(versionsOf(data(), props.row.exception))}
            />
            <Switch fallback={<Waiting {...props} difference={data()} />}>
              <Match when={isSettled(data())}>
                <EditView row={props.row} difference={data()} />
                <SettleFrame said="Library and disk say the same by now. The next ccm sync notes it.">
                  <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
                </SettleFrame>
              </Match>
              <Match when={data().putBack}>
                <EditView row={props.row} difference={data()} />
                <SettleFrame said="To be put back: the next ccm sync on that machine asks for a yes.">
                  <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
                  <Button
                    busy={props.settle.busy() === 'withdraw'}
                    onClick={() => props.settle.run({ act: 'withdraw', difference: data() })}
                  >
                    Withdraw
                  </Button>
                </SettleFrame>
              </Match>
              <Match when={isEdited(data())}>
                <Show when={data().id} keyed>
                  <EditDecision project={props.project} row={props.row} difference={data()} settle={props.settle} />
                </Show>
              </Match>
            </Switch>
          </>
        )}
      </Load>
    </>
  )
}

/** Nobody edited it: it only waits to be written. */
const Waiting = (props: EditPaneProps & { difference: Difference }) => (
  <>
    <EditView row={props.row} difference={props.difference} />
    <SettleFrame said={meaning[props.difference.state]}>
      <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
    </SettleFrame>
  </>
)
