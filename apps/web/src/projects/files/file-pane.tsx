import type { Artifact, Effective, Project } from '@ccm/contract'
import { composeWithOrigins } from '@ccm/formats/compose-files'
import { createMemo, Show } from 'solid-js'
import { AnnotatedCode } from '../../ui/code/annotated-code.tsx'
import { bytesOf, sayBytes } from '../../ui/bytes.ts'
import { CommandChip } from '../../ui/command-chip.tsx'
import type { Step } from '../../ui/step-mark.tsx'
import { languageOf } from '../../ui/tint.ts'
import { syncCommand } from '../sync-command.ts'
import type { FileRow } from './artifact-rows.ts'
import { toneOf } from './origin-tone.ts'
import { PaneBar } from './pane-bar.tsx'
import { SettleFrame } from './settle-bar.tsx'

interface FilePaneProps {
  project: Project
  row: FileRow
  components: Effective['components']
  onBack: () => void
}

/** A file of which nothing is known to be out of step: what the library says, and which component says it. */
export function FilePane(props: FilePaneProps) {
  const file = createMemo(() => composeWithOrigins(props.row.artifacts)[0])
  const toOrigin = ({ owners: [owner] }: Artifact) =>
    owner
      ? { label: owner.name, href: `/components/${owner.componentId}`, tone: toneOf(owner.componentId, props.components, props.project) }
      : { label: 'ccm itself', tone: 'inherited' as const }
  const lines = createMemo(() => file()?.origins.map((artifact) => ({ origin: artifact && toOrigin(artifact) })))
  return (
    <>
      <PaneBar path={props.row.path} part={props.row.note} artifacts={props.row.artifacts} onBack={props.onBack} />
      <div class="flex min-h-0 grow flex-col overflow-auto">
        <Show when={file()}>
          {(it) => (
            <Show when={it().encoding === undefined} fallback={<p class="px-4 py-3 text-faint">binary, {sayBytes(bytesOf(it()))}</p>}>
              <AnnotatedCode label={props.row.path} text={it().content} language={languageOf(it().path)} lines={lines()} />
            </Show>
          )}
        </Show>
      </div>
      <SettleFrame said={sayings[props.row.step] ?? 'Library, last written and disk agreed on it at the last report.'}>
        <Show when={props.row.step !== 'in-step'}>
          <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
        </Show>
      </SettleFrame>
    </>
  )
}

const sayings: Partial<Record<Step, string>> = {
  outdated: 'Its component was saved since the last report. The next ccm sync writes what changed.',
  'not-written': 'This is what the next ccm sync writes.',
  'not-seen': 'This is what the first ccm sync writes. It shows its plan before.',
}
