import type { ComponentUsage } from '@ccm/contract'
import { type JSX, Match, Switch } from 'solid-js'
import { createImpact, ImpactBar } from '../../edit/impact.tsx'
import { same } from '../../edit/plain.ts'
import { whyNotSaved } from '../../edit/stale-note.tsx'
import { useApi } from '../../api.tsx'
import { count } from '../../ui/count.ts'
import { createMedia, phone } from '../../ui/media.ts'
import { SaveBar } from '../../ui/save-bar.tsx'
import { toFields } from './component-draft.ts'
import type { Editor } from './create-editor.ts'

interface EditorSaveBarProps {
  editor: Editor
  usage: ComponentUsage | undefined
  /** The draft could not be saved as it stands. */
  isWrong: boolean
  /** It was deleted elsewhere. */
  isGone: boolean
}

/** What a save touches, and the save. */
export function EditorSaveBar(props: EditorSaveBarProps) {
  const api = useApi()
  /** There it stands in the menu of the page's bar. */
  const isPhone = createMedia(phone)
  const { draft, save, value, id } = props.editor
  const impact = createImpact(
    () => (id === undefined || !draft.dirty() || props.isWrong || props.isGone ? undefined : { id, ...toFields(value()) }),
    (input) => ({ queryKey: ['components', 'impact', input], queryFn: ({ signal }) => api.components.impact.query(input, { signal }) }),
  )
  const onlyTags = () => same({ ...value(), tags: draft.base().tags }, draft.base())
  const label = () => {
    if (id === undefined) return 'Save component'
    return draft.dirty() && onlyTags() ? 'Save tags' : `Save rev ${draft.revision() + 1}`
  }
  const reason = () => {
    if (props.isGone) return 'It was deleted elsewhere. Restore it first.'
    return props.editor.unsaved() && !draft.stale() ? undefined : whyNotSaved(draft)
  }
  return (
    <SaveBar
      label={label()}
      busy={save.busy()}
      reason={reason()}
      onSave={() => save.save()}
      onDiscard={draft.dirty() && !(isPhone() && id !== undefined) ? () => draft.discard() : undefined}
    >
      <Switch fallback={<ImpactBar impact={impact} unused={id === undefined} />}>
        <Match when={id !== undefined && !props.editor.unsaved()}>
          <Quiet>{sayReach(props.usage)}</Quiet>
        </Match>
        <Match when={id !== undefined && props.isWrong}>
          <Quiet>What it touches shows once what is wrong is corrected.</Quiet>
        </Match>
      </Switch>
    </SaveBar>
  )
}

const Quiet = (props: { children: JSX.Element }) => <p class="text-muted">{props.children}</p>

/** "Saved. 7 projects on 3 machines use it." */
function sayReach(usage: ComponentUsage | undefined): string {
  if (!usage) return 'Saved.'
  if (usage.projects.length === 0) return 'Saved. Not used in any project.'
  const machines = new Set(usage.projects.map(({ machineName }) => machineName)).size
  return `Saved. ${count(usage.projects.length, 'project')} on ${count(machines, 'machine')} ${usage.projects.length === 1 ? 'uses' : 'use'} it.`
}
