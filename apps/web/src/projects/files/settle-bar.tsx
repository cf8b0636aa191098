import type { Difference } from '@ccm/contract'
import { type JSX, Show } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { componentQueries } from '../../components/queries.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/count.ts'
import { reasonsFor } from './reasons.ts'
import type { Settle } from './settle.ts'

interface SettleBarProps {
  difference: Difference
  projectId: string
  settle: Settle
  /** What stands in for the whole edit; undefined for the whole. */
  part: string | undefined
  /** How much of it that is: "2 of 3 hunks". */
  partLabel?: string
  /** Why nothing can be decided yet. */
  undecided?: string
}

/** What can be done about an edit, and what that touches. */
export function SettleBar(props: SettleBarProps) {
  const reasons = () => reasonsFor(props.difference, props.part)
  const run = (act: 'take' | 'keep' | 'put-back') =>
    props.settle.run({ act, difference: props.difference, ...(act !== 'put-back' && props.part !== undefined && { text: props.part }) })
  const busy = (act: string) => props.settle.busy() === act
  return (
    <SettleFrame said={<Touches difference={props.difference} projectId={props.projectId} isPart={props.part !== undefined} />}>
      <Button kind="ghost" busy={busy('put-back')} reason={reasons().putBack} onClick={() => run('put-back')}>
        {busy('put-back') ? 'Asking' : 'Put back'}
      </Button>
      <Button busy={busy('keep')} reason={props.undecided ?? reasons().keep} onClick={() => run('keep')}>
        {busy('keep') ? 'Keeping' : props.difference.have === null ? 'Keep it deleted here' : 'Keep for this project'}
      </Button>
      <Button kind="primary" busy={busy('take')} reason={props.undecided ?? reasons().take} onClick={() => run('take')}>
        {busy('take') ? 'Taking' : props.partLabel ? `Take ${props.partLabel} into library` : 'Take into library'}
      </Button>
    </SettleFrame>
  )
}

/** The bar at the bottom of an edit. */
export function SettleFrame(props: { said: JSX.Element; children?: JSX.Element }) {
  return (
    <div
      class="flex min-h-14 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-4 py-2.5"
      role="group"
      aria-label="Decide"
      data-save-bar
    >
      <div class="min-w-0 grow basis-60">
        <p class="font-[550]">Nothing is overwritten without a yes</p>
        <p class="text-small text-muted">{props.said}</p>
      </div>
      {props.children}
    </div>
  )
}

/** Which component a take would change, and who else gets it. */
function Touches(props: { difference: Difference; projectId: string; isPart: boolean }) {
  const api = useApi()
  const owner = () => (props.isPart || props.difference.takeProblem === null ? props.difference.owners[0] : undefined)
  const usage = useQuery(() => ({ ...componentQueries.usage(api, owner()?.componentId ?? ''), enabled: owner() !== undefined }))
  const others = () => (usage.data !== undefined ? usage.data.projects.filter(({ id }) => id !== props.projectId).length : undefined)
  return (
    <Show when={owner()} fallback="Edits on disk wait for you here or at the next ccm sync.">
      {(component) => (
        <>
          Taken, it is rev {component().revision + 1} of <span class="mono text-small">{component().name}</span>
          <Show when={others() !== undefined} fallback=".">
            , which{' '}
            {others() === 0 ? 'no other project gets' : `${count(others() ?? 0, 'other project')} ${others() === 1 ? 'gets' : 'get'} too`}.
          </Show>
        </>
      )}
    </Show>
  )
}
