import type { Machine } from '@ccm/contract'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import KeyRound from '~icons/lucide/key-round'
import Pencil from '~icons/lucide/pencil'
import Trash from '~icons/lucide/trash-2'
import { Menu } from '../ui/menu.tsx'
import { createForget } from './create-forget.tsx'

const RenameDialog = lazy(() => import('./rename-dialog.tsx'))
const TokenDialog = lazy(() => import('./token-dialog.tsx'))

/** What is done to a machine as a whole. */
export function MachineMenu(props: { machine: Machine }) {
  const [dialog, setDialog] = createSignal<'rename' | 'token'>()
  const forget = createForget()
  return (
    <>
      <Menu
        label={`More actions for ${props.machine.displayName}`}
        items={[
          { label: 'Rename', icon: Pencil, onSelect: () => setDialog('rename') },
          { label: 'Renew token', icon: KeyRound, onSelect: () => setDialog('token') },
          { label: 'Forget machine', icon: Trash, danger: true, onSelect: () => void forget(props.machine) },
        ]}
      />
      <Suspense>
        <Show when={dialog() === 'rename'}>
          <RenameDialog machine={props.machine} onClose={() => setDialog(undefined)} />
        </Show>
        <Show when={dialog() === 'token'}>
          <TokenDialog machine={props.machine} onClose={() => setDialog(undefined)} />
        </Show>
      </Suspense>
    </>
  )
}
