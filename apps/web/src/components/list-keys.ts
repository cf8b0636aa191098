import type { ComponentSummary } from '@ccm/contract'
import type { Accessor } from 'solid-js'
import Layers from '~icons/lucide/layers'
import Power from '~icons/lucide/power'
import PowerOff from '~icons/lucide/power-off'
import TagIcon from '~icons/lucide/tag'
import Trash from '~icons/lucide/trash'
import { usePaletteActions } from '../palette/actions.tsx'
import { useKeys } from '../shell/key-registry.tsx'
import type { RowSelection } from '../ui/selection.ts'
import { type Deed, nameThem } from './bulk/asked.ts'

interface ListKeysOptions {
  rows: Accessor<readonly ComponentSummary[]>
  selection: RowSelection
  onDo: (deed: Deed, ids: readonly string[]) => void
  onNew: () => void
}

/** What keys and the palette do to the selected rows, or to the one in focus. */
export function useListKeys(options: ListKeysOptions): void {
  const selected = () => [...options.selection.selected()]
  const inFocus = () => {
    const place = document.activeElement?.closest('[data-row]')?.getAttribute('data-row')
    return options.rows()[Number(place ?? NaN)]?.id
  }
  const meant = () => {
    const focused = inFocus()
    return selected().length > 0 ? selected() : focused === undefined ? [] : [focused]
  }
  const act = (deed: Deed, ids: readonly string[]) => ids.length > 0 && options.onDo(deed, ids)
  useKeys([
    { keys: ['C'], does: 'New component', run: () => options.onNew() },
    { keys: ['T'], does: 'Tag the selected components', run: () => act('tag', meant()) },
    { keys: ['P'], does: 'Add the selected components to a profile', run: () => act('profile', meant()) },
    {
      keys: ['D'],
      does: 'Duplicate the component in focus',
      run: () =>
        act(
          'duplicate',
          [inFocus() ?? selected()[0]].flatMap((id) => id ?? []),
        ),
    },
  ])
  usePaletteActions(() => {
    const ids = selected()
    if (ids.length === 0) return []
    const about = nameThem(ids, options.rows())
    const offer = (label: string, deed: Deed) => ({ label, about, run: () => options.onDo(deed, ids) })
    return [
      { ...offer('Turn on', 'turn-on'), icon: Power },
      { ...offer('Turn off', 'turn-off'), icon: PowerOff },
      { ...offer('Tag', 'tag'), icon: TagIcon, keys: ['T'] },
      { ...offer('Add to profile', 'profile'), icon: Layers, keys: ['P'] },
      { ...offer('Delete', 'delete'), icon: Trash },
      { label: 'Clear the selection', about, keys: ['Esc'], run: () => options.selection.clear() },
    ]
  })
}
