import type { Project } from '@ccm/contract'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import Layers from '~icons/lucide/layers'
import Pencil from '~icons/lucide/pencil'
import SquareTerminal from '~icons/lucide/square-terminal'
import Unlink from '~icons/lucide/unlink'
import { copyText } from '../ui/copy.ts'
import type { MenuItem } from '../ui/menu-items.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { createForget } from './forget.tsx'
import { syncCommand } from './sync-command.ts'

const ChangeProfileDialog = lazy(() => import('./change-profile-dialog.tsx'))
const RenameDialog = lazy(() => import('./rename-dialog.tsx'))

type Asked = { kind: 'profile' | 'rename'; project: Project }

/** The acts of a project, in its row's menu and on its page. */
export function createProjectActs(options: { onForgotten?: () => void } = {}) {
  const toasts = useToasts()
  const forget = createForget(() => options.onForgotten?.())
  const [asked, setAsked] = createSignal<Asked>()
  const of = (kind: Asked['kind']) => {
    const now = asked()
    return now?.kind === kind ? now.project : undefined
  }
  const copy = ({ path }: Project) =>
    void copyText(syncCommand(path)).then(
      () => toasts.show({ text: 'Command copied. Run it on that machine.' }),
      () => toasts.show({ kind: 'error', text: `Not copied: the browser did not allow it. The command is ${syncCommand(path)}` }),
    )
  return {
    itemsFor: (project: Project): MenuItem[] => [
      { label: 'Rename', icon: Pencil, onSelect: () => setAsked({ kind: 'rename', project }) },
      { label: 'Change profile', icon: Layers, onSelect: () => setAsked({ kind: 'profile', project }) },
      { label: 'Copy command', icon: SquareTerminal, onSelect: () => copy(project) },
      { label: 'Forget project', icon: Unlink, danger: true, onSelect: () => void forget(project) },
    ],
    /** What the acts ask, to stand in the page. */
    get dialogs() {
      return (
        <Suspense>
          <Show when={of('profile')} keyed>
            {(project) => <ChangeProfileDialog project={project} onClose={() => setAsked(undefined)} />}
          </Show>
          <Show when={of('rename')} keyed>
            {(project) => <RenameDialog project={project} onClose={() => setAsked(undefined)} />}
          </Show>
        </Suspense>
      )
    },
  }
}
