import type { Profile } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import CopyIcon from '~icons/lucide/copy'
import Trash from '~icons/lucide/trash-2'
import { usePaletteActions } from '../palette/actions.tsx'
import { Button } from '../ui/button.tsx'
import { createMedia, phone } from '../ui/media.ts'
import { Menu } from '../ui/menu.tsx'
import { createDuplicate } from './create-duplicate.ts'
import type { Editor } from './create-editor.ts'
import { createRemoval } from './create-removal.tsx'

/** What can be done with a profile besides editing it. */
export function ProfileActions(props: { profile: Profile; editor: Editor }) {
  const navigate = useNavigate()
  const isPhone = createMedia(phone)
  const duplicate = createDuplicate()
  const remove = createRemoval(() => {
    props.editor.draft.discard()
    navigate('/profiles')
  })
  const copy = () => duplicate.mutate({ id: props.profile.id, name: props.profile.name })
  const onDelete = () => void remove(props.profile)
  usePaletteActions(() => [
    { label: 'Duplicate profile', icon: CopyIcon, about: props.profile.name, run: copy },
    { label: 'Delete profile', icon: Trash, about: props.profile.name, run: onDelete },
  ])
  return (
    <>
      <Show when={!isPhone()}>
        <Button kind="ghost" icon={<CopyIcon class="ic" />} busy={duplicate.isPending} onClick={copy}>
          {duplicate.isPending ? 'Duplicating' : 'Duplicate'}
        </Button>
      </Show>
      <Menu
        label={`More actions for ${props.profile.name}`}
        items={[
          ...(isPhone() ? [{ label: 'Duplicate', icon: CopyIcon, onSelect: copy }] : []),
          { label: 'Delete profile', icon: Trash, danger: true, onSelect: onDelete },
        ]}
      />
    </>
  )
}
