import PencilLine from '~icons/lucide/pencil-line'
import Trash2 from '~icons/lucide/trash-2'
import { Button } from '../../../ui/button.tsx'

/** What can be done with a folder of a skill. */
export function FolderPanel(props: { path: string; onRename: () => void; onDelete: () => void }) {
  return (
    <section class="flex flex-wrap items-center gap-2 border-t border-line pt-3" aria-label={props.path}>
      <h3 class="mono min-w-0 grow font-semibold break-all">{props.path}</h3>
      <Button size="small" icon={<PencilLine class="ic ic-14" />} onClick={() => props.onRename()}>
        Move
      </Button>
      <Button size="small" kind="danger" icon={<Trash2 class="ic ic-14" />} onClick={() => props.onDelete()}>
        Delete
      </Button>
    </section>
  )
}
