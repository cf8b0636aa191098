import type { Impact, ImpactTarget } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { Button } from '../ui/button.tsx'
import { figure } from '../ui/count.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MiddlePath } from '../ui/middle-path.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { actionWords, onePerPath, sayImpact } from './impact-words.ts'

/** Every place a save touches, with the paths it writes, changes or removes there. */
export default function ImpactDialog(props: { impact: Impact; onClose: () => void }) {
  const more = () => props.impact.totalTargets - props.impact.targets.length
  return (
    <Dialog
      open
      size="wide"
      title={sayImpact(props.impact)}
      onClose={() => props.onClose()}
      footer={
        <Button data-autofocus onClick={() => props.onClose()}>
          Close
        </Button>
      }
    >
      <p class="text-muted">Files change at the next sync of each machine, not with the save.</p>
      <Show when={props.impact.references.length > 0}>
        <h3 class="pt-4 pb-1 font-[550]">Calls it by its old name</h3>
        <ul>
          <For each={props.impact.references}>
            {(reference) => (
              <li class="flex min-h-8 items-center gap-2 border-b border-hairline">
                <TypeTile type={reference.type} size="small" />
                <span class="mono truncate">{reference.name}</span>
                <span class="ml-auto shrink-0 text-small text-muted">in {reference.field}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ul>
        <For each={props.impact.targets}>{(target) => <TargetRow target={target} />}</For>
      </ul>
      <Show when={more() > 0}>
        <p class="pt-3 text-muted">And {figure(more())} more.</p>
      </Show>
    </Dialog>
  )
}

function TargetRow(props: { target: ImpactTarget }) {
  const more = () => props.target.total - props.target.changes.length
  return (
    <li class="border-b border-hairline py-2.5 last:border-b-0">
      <p class="flex items-baseline gap-2">
        <span class="mono truncate font-[550]">{props.target.name}</span>
        <span class="shrink-0 text-small text-muted">
          {props.target.kind === 'user' ? 'user profile ' : ''}on {props.target.machineName}
        </span>
      </p>
      <Show when={props.target.problem}>{(problem) => <p class="wrap-anywhere text-danger">Would no longer resolve: {problem()}</p>}</Show>
      <ul class="grid gap-0.5 pt-1">
        <For each={onePerPath(props.target.changes)}>
          {(change) => (
            <li class="flex min-w-0 items-center gap-2 text-small">
              <span class={`mono w-3 shrink-0 text-center ${actionWords[change.action].tone}`} aria-hidden="true">
                {actionWords[change.action].sign}
              </span>
              <span class="w-14 shrink-0 text-muted">{actionWords[change.action].word}</span>
              <MiddlePath path={change.path} />
            </li>
          )}
        </For>
      </ul>
      <Show when={more() > 0}>
        <p class="pl-5 text-small text-muted">and {figure(more())} more</p>
      </Show>
    </li>
  )
}
