import { type JSX, Match, Switch } from 'solid-js'
import { useApi } from '../api.tsx'
import { createImpact, ImpactBar } from '../edit/impact.tsx'
import { whyNotSaved } from '../edit/stale-note.tsx'
import { count } from '../ui/count.ts'
import { SaveBar } from '../ui/save-bar.tsx'
import type { Editor } from './create-editor.ts'
import { isSound } from './profile-draft.ts'
import { profileQueries, type ProfileUsers } from './queries.ts'

interface ProfileSaveBarProps {
  editor: Editor
  users: ProfileUsers | undefined
  /** It was deleted elsewhere. */
  isGone: boolean
}

/** What a save touches, and the save. */
export function ProfileSaveBar(props: ProfileSaveBarProps) {
  const api = useApi()
  const { draft, save, value, id } = props.editor
  const isWrong = () => !isSound(value())
  const impact = createImpact(
    () => (!draft.dirty() || isWrong() || props.isGone ? undefined : { id, ...value() }),
    (input) => profileQueries.impact(api, input),
  )
  return (
    <SaveBar
      label={draft.dirty() ? `Save rev ${draft.revision() + 1}` : 'Save'}
      busy={save.busy()}
      reason={props.isGone ? 'It was deleted elsewhere. Restore it first.' : whyNotSaved(draft)}
      onSave={() => save.save()}
      onDiscard={draft.dirty() ? () => draft.discard() : undefined}
    >
      <Switch fallback={<ImpactBar impact={impact} />}>
        <Match when={!draft.dirty()}>
          <Quiet>{sayReach(props.users)}</Quiet>
        </Match>
        <Match when={isWrong()}>
          <Quiet>What it touches shows once what is wrong is corrected.</Quiet>
        </Match>
      </Switch>
    </SaveBar>
  )
}

const Quiet = (props: { children: JSX.Element }) => <p class="text-muted">{props.children}</p>

/** "Saved. 7 projects use it." */
function sayReach(users: ProfileUsers | undefined): string {
  if (!users) return 'Saved.'
  const { totalProjects, machines, profiles } = users
  const parts = [
    totalProjects > 0 && count(totalProjects, 'project'),
    machines.length > 0 && count(machines.length, 'machine'),
    profiles.length > 0 && count(profiles.length, 'profile'),
  ].filter((part) => part !== false)
  if (parts.length === 0) return 'Saved. Not used yet.'
  return `Saved. ${listed(parts)} ${totalProjects + machines.length + profiles.length === 1 ? 'uses' : 'use'} it.`
}

const listed = (parts: string[]) => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? ''))
