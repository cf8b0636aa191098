import { type Machine, targetStates } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { stepOfTarget } from '../projects/steps.ts'
import { StepMark } from '../ui/step-mark.tsx'

/** Up to so many projects have a mark each; of more, each state has one and its number. */
const mostMarks = 6

/** How the projects of a machine stand, those in step first. */
export function StateMarks(props: { states: Machine['states'] }) {
  const states = () =>
    targetStates
      .map((state) => ({ step: stepOfTarget[state], amount: props.states[state] ?? 0 }))
      .filter(({ amount }) => amount > 0)
      .reverse()
  const total = () => states().reduce((sum, { amount }) => sum + amount, 0)
  return (
    <span class="flex items-center gap-1.5">
      <For each={states()}>
        {(state) => (
          <Show
            when={total() > mostMarks}
            fallback={<For each={Array.from({ length: state.amount })}>{() => <StepMark step={state.step} width={15} alone />}</For>}
          >
            <StepMark step={state.step} width={15} alone />
            <span class="text-micro text-faint tabular-nums">{state.amount}</span>
          </Show>
        )}
      </For>
    </span>
  )
}
