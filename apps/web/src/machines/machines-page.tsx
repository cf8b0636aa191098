import { Show } from 'solid-js'
import { CommandChip } from '../ui/command-chip.tsx'
import { createMedia, wide } from '../ui/media.ts'
import { Page } from '../ui/page.tsx'
import { MachineFrame } from './machine-frame.tsx'
import { MachinePane } from './machine-pane.tsx'

/** Every computer that has ever asked this server; where there is room, with the first of them beside. */
export default function MachinesPage() {
  const isWide = createMedia(wide)
  return (
    <Page
      title="Machines"
      actions={
        <>
          <span class="text-small text-muted max-lg:hidden">Add one by running</span>
          <CommandChip command="ccm init" />
        </>
      }
    >
      <MachineFrame>{(first) => <Show when={isWide() && first()}>{(id) => <MachinePane id={id()} />}</Show>}</MachineFrame>
    </Page>
  )
}
