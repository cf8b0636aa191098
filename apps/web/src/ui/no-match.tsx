import Search from '~icons/lucide/search'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'

/** The list holds something, but not this. */
export function NoMatch(props: { searched: string | undefined; filters: number; onClear: () => void }) {
  return (
    <Empty
      mark={<Search class="ic ic-20" />}
      title={props.searched ? `Nothing matches “${props.searched}”` : 'Nothing matches these filters'}
      action={
        props.filters > 0 && (
          <Button size="small" onClick={() => props.onClear()}>
            {props.filters === 1 ? 'Clear the filter' : `Clear ${props.filters} filters`}
          </Button>
        )
      }
    >
      Try fewer words, or look in another list.
    </Empty>
  )
}
