import { readError } from '@ccm/client'
import type { ComponentSummary } from '@ccm/contract'
import { createEffect, createSignal, lazy, on, Show, Suspense } from 'solid-js'
import { useApi } from '../../api.tsx'
import type { RowSelection } from '../../ui/selection.ts'
import { useToasts } from '../../ui/toasts.tsx'
import type { ComponentSearch } from '../filter.ts'
import { createActs } from './acts.tsx'
import { type Asked, type Deed, nameThem } from './asked.ts'
import { BulkBar } from './bulk-bar.tsx'

interface BulkProps {
  selection: RowSelection
  /** What somebody asked for in a row's menu or by a key. */
  asked: Asked | undefined
  rows: readonly ComponentSummary[]
  total: number
  search: ComponentSearch & { type?: ComponentSummary['type'] }
}

const TagDialog = lazy(() => import('./tag-dialog.tsx'))
const ProfileDialog = lazy(() => import('./profile-dialog.tsx'))

/** The bar of a selection, and every deed of the list with the dialogs it needs. Loaded at the first selection or deed. */
export default function Bulk(props: BulkProps) {
  const api = useApi()
  const toasts = useToasts()
  const [dialog, setDialog] = createSignal<Asked>()
  const [open, setOpen] = createSignal(false)
  const [selecting, setSelecting] = createSignal(false)
  const acts = createActs(api, (ids) => props.selection.range(ids, false))
  const selected = () => props.selection.selected()

  const start = (asked: Asked) => {
    const { deed, ids } = asked
    const who = nameThem(ids, props.rows)
    if (deed === 'tag' || deed === 'profile') {
      setDialog(asked)
      setOpen(true)
    } else if (deed === 'delete') void acts.remove({ ids, who })
    else if (deed === 'duplicate') ids.slice(0, 1).forEach((id) => void acts.duplicate(id, who))
    else acts.mark({ ids, who, enabled: deed === 'turn-on' })
  }
  createEffect(
    on(
      () => props.asked,
      (asked) => asked && start(asked),
    ),
  )

  const selectAll = async () => {
    setSelecting(true)
    try {
      props.selection.all((await api.components.ids.query(props.search)).ids)
    } catch (error) {
      toasts.show({ kind: 'error', text: `Not all were selected: ${readError(error).message}` })
    } finally {
      setSelecting(false)
    }
  }
  const loaded = () => props.rows.filter(({ id }) => selected().has(id)).length
  /** All that is loaded is selected, and more matches. */
  const offered = () =>
    loaded() > 0 && loaded() === props.rows.length && selected().size < props.total && props.rows.length < props.total
      ? props.total
      : undefined
  const hidden = () => (props.rows.length < props.total ? undefined : selected().size - loaded())

  const present = (asked: Asked) => {
    const meant = props.rows.filter(({ id }) => asked.ids.includes(id))
    return [...new Set(meant.flatMap(({ tags }) => tags))].sort()
  }
  const close = () => setOpen(false)
  return (
    <>
      <Show when={selected().size > 0}>
        <BulkBar
          selected={selected().size}
          hidden={hidden() || undefined}
          offered={offered()}
          busy={selecting()}
          onSelectAll={() => void selectAll()}
          onDo={(deed: Deed) => start({ deed, ids: [...selected()] })}
          onClear={() => props.selection.clear()}
        />
      </Show>
      <Suspense>
        <Show when={dialog()} keyed>
          {(asked) => {
            const { deed, ids } = asked
            const who = nameThem(ids, props.rows)
            const done = (run: () => void) => {
              close()
              run()
            }
            return (
              <Show
                when={deed === 'tag'}
                fallback={
                  <ProfileDialog
                    open={open()}
                    who={who}
                    onClose={close}
                    onSave={(choice) => done(() => acts.add({ ids, who, ...choice }))}
                  />
                }
              >
                <TagDialog
                  open={open()}
                  who={who}
                  present={present(asked)}
                  onClose={close}
                  onSave={(marks) => done(() => acts.mark({ ids, who, ...marks }))}
                />
              </Show>
            )
          }}
        </Show>
      </Suspense>
    </>
  )
}
