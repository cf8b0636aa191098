import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { count } from '../../ui/count.ts'
import type { Fields, Path } from './fields.ts'

/** Says that a config holds fields of a hand-written file which no control stands for. They stay, and are written as they are. */
export function ExtraNote(props: { fields: Fields; path?: Path }) {
  const [, setSearch] = useSearchParams<{ tab?: string }>()
  const names = () => {
    const extra = props.fields.json([...(props.path ?? []), 'extra'])
    return typeof extra === 'object' && extra !== null && !Array.isArray(extra) ? Object.keys(extra) : []
  }
  return (
    <Show when={names().length > 0}>
      <p class="text-small text-faint">
        {count(names().length, 'field')} this form does not know: <span class="mono break-words">{names().join(', ')}</span>. Kept as{' '}
        {names().length === 1 ? 'it is' : 'they are'}.{' '}
        <button
          type="button"
          class="min-h-6 font-medium text-accent hover:underline pointer-coarse:min-h-11"
          onClick={() => setSearch({ tab: 'json' })}
        >
          See JSON
        </button>
      </p>
    </Show>
  )
}
