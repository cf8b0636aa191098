import type { Scope } from '@ccm/contract'
import { createSignal } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { onInnerSaveKey } from '../../edit/keys.ts'
import { profileQueries } from '../../profiles/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ComboboxField } from '../../ui/combobox-field.tsx'
import { SegmentedField } from '../../ui/segmented-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'

interface ProfileDialogProps {
  open: boolean
  who: string
  onClose: () => void
  onSave: (choice: { profile: { id: string; name: string }; scope: Scope }) => void
}

const scopes: { value: Scope; label: string; where: string }[] = [
  { value: 'project', label: 'Project', where: 'In the project, where git shares it.' },
  { value: 'local', label: 'Local', where: 'In this checkout alone, outside of git.' },
  { value: 'user', label: 'User', where: "In the home directory, for every project of that person's machine." },
]

/** Puts components at the end of a profile. */
export default function ProfileDialog(props: ProfileDialogProps) {
  const api = useApi()
  const profiles = useQuery(() => profileQueries.names(api))
  const [chosen, setChosen] = createSignal<string>()
  const [scope, setScope] = createSignal<Scope>('project')
  const all = () => profiles.data ?? []
  const profile = () => all().find(({ id }) => id === chosen())
  const save = () => {
    const found = profile()
    if (found) props.onSave({ profile: found, scope: scope() })
  }
  return (
    <Sheet
      open={props.open}
      title={`Add ${props.who} to a profile`}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" reason={profile() ? undefined : 'Choose a profile first.'} keys={['Mod', 'Enter']} onClick={save}>
            Add to profile
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2" onKeyDown={onInnerSaveKey(save)}>
        <ComboboxField
          label="Profile"
          mono
          value={chosen()}
          options={all().map(({ id, name }) => ({ value: id, label: name, mono: true }))}
          onChoose={setChosen}
          help={profiles.data !== undefined && all().length === 0 ? 'There are no profiles yet. Make one under Profiles.' : undefined}
        />
        <SegmentedField
          label="Scope"
          value={scope()}
          options={scopes}
          onChoose={setScope}
          help={scopes.find(({ value }) => value === scope())?.where}
        />
      </div>
    </Sheet>
  )
}
