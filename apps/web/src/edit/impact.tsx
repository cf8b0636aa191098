import { readError } from '@ccm/client'
import type { Impact } from '@ccm/contract'
import { keepPreviousData, type QueryKey, queryOptions, type UseQueryResult } from '@tanstack/solid-query'
import { type Accessor, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { useQuery } from '../query.ts'
import { figure } from '../ui/count.ts'
import { sayImpact, sayRisks } from './impact-words.ts'
import { createSettled } from './settled.ts'

const ImpactDialog = lazy(() => import('./impact-dialog.tsx'))

/** How long typing rests before the server is asked, in milliseconds. */
const pause = 300

interface ImpactQuestion {
  queryKey: QueryKey
  queryFn: (context: { signal: AbortSignal }) => Promise<Impact>
}

/**
 * What saving would touch, asked again when typing rests. The last answer stays while the next is on its way.
 *
 * @param input what would be saved; undefined while there is nothing to ask, for a new item say
 * @param ask the page's question, key and all
 */
export function createImpact<I>(input: Accessor<I | undefined>, ask: (input: I) => ImpactQuestion): UseQueryResult<Impact, Error> {
  const settled = createSettled(input, pause)
  return useQuery(() => {
    const asked = settled()
    return queryOptions<Impact>({
      ...(asked === undefined ? nothing : ask(asked)),
      enabled: asked !== undefined,
      placeholderData: keepPreviousData,
      // An answer holds for what was typed; another person's save changes it.
      staleTime: 10_000,
    })
  })
}

const nothing: ImpactQuestion = {
  queryKey: ['impact', 'nothing'],
  queryFn: async () => ({ profiles: [], targets: [], totalTargets: 0, references: [] }),
}

/** The left end of a save bar: what a save touches, and what would go wrong. */
export function ImpactBar(props: { impact: UseQueryResult<Impact, Error>; /** Nothing uses it yet: it is new. */ unused?: boolean }) {
  const [open, setOpen] = createSignal(false)
  const answer = () => (props.impact.data !== undefined && !props.unused ? props.impact.data : undefined)
  const sentence = () => {
    if (props.unused) return 'Touches nothing yet'
    if (props.impact.isError) return sayUnknown(props.impact.error)
    const impact = answer()
    return impact ? sayImpact(impact) : 'Asking what it touches'
  }
  return (
    <>
      <p aria-live="polite" class={answer() ? 'font-[550]' : 'text-muted'}>
        {sentence()}
      </p>
      <Show when={answer()}>
        {(impact) => (
          <>
            <ImpactRisks impact={impact()} onOpen={() => setOpen(true)} />
            <Suspense>
              <Show when={open()}>
                <ImpactDialog impact={impact()} onClose={() => setOpen(false)} />
              </Show>
            </Suspense>
          </>
        )}
      </Show>
    </>
  )
}

function ImpactRisks(props: { impact: Impact; onOpen: () => void }) {
  const total = () => props.impact.totalTargets
  return (
    <Show when={total() > 0 || props.impact.references.length > 0}>
      <p class="flex flex-wrap items-center gap-x-1.5 text-small text-muted">
        <For each={sayRisks(props.impact)}>
          {(risk) => (
            <>
              <span class={`font-[550] ${risk.tone === 'danger' ? 'text-danger' : 'text-warning'}`}>{risk.text}</span>
              <span aria-hidden="true">·</span>
            </>
          )}
        </For>
        <button
          type="button"
          class="min-h-6 font-medium text-accent hover:underline pointer-coarse:min-h-11"
          aria-haspopup="dialog"
          onClick={() => props.onOpen()}
        >
          {total() > 1 ? `Show all ${figure(total())}` : 'Show what changes'}
        </button>
      </p>
    </Show>
  )
}

function sayUnknown(error: Error | null): string {
  const { code, message } = readError(error)
  if (code === 'unreachable') return 'What it touches is not known: the server did not answer.'
  if (code === 'bad-request') return 'What it touches shows once what is wrong is corrected.'
  return `What it touches is not known: ${message}`
}
