import { createSignal, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { ComboboxField } from '../ui/combobox-field.tsx'
import { SegmentedField } from '../ui/segmented-field.tsx'
import type { Place } from './place.ts'
import { envVarQueries } from './queries.ts'

const kinds = [
  { value: 'everywhere', label: 'Everywhere' },
  { value: 'machine', label: 'Machine' },
  { value: 'project', label: 'Project' },
] as const
type Kind = (typeof kinds)[number]['value']

const kindOf = ({ machineId, projectId }: Place): Kind =>
  projectId !== undefined ? 'project' : machineId !== undefined ? 'machine' : 'everywhere'

/** Where a value counts. `undefined` stands for a kind that was chosen and has no name yet. */
export function PlaceField(props: { value: Place; onChoose: (place: Place | undefined) => void }) {
  const api = useApi()
  const [kind, setKind] = createSignal(kindOf(props.value))
  const machines = useQuery(() => envVarQueries.machines(api))
  const projects = useQuery(() => envVarQueries.projects(api))
  const options = () =>
    kind() === 'machine'
      ? (machines.data ?? []).map(({ id, name }) => ({ value: id, label: name, mono: true }))
      : (projects.data ?? []).map(({ id, name, machine }) => ({
          value: id,
          label: name,
          help: `on ${machine}`,
          mono: true,
        }))
  const choose = (next: Kind) => {
    setKind(next)
    props.onChoose(next === 'everywhere' ? {} : undefined)
  }
  return (
    <>
      <SegmentedField label="Counts" value={kind()} options={kinds} help={help[kind()]} onChoose={choose} />
      <Show when={kind() !== 'everywhere'}>
        <ComboboxField
          label={kind() === 'machine' ? 'Machine' : 'Project'}
          mono
          placeholder={kind() === 'machine' ? 'Name of a machine' : 'Name of a project'}
          value={kind() === 'machine' ? props.value.machineId : props.value.projectId}
          options={options()}
          onChoose={(id) => props.onChoose(id === undefined ? undefined : kind() === 'machine' ? { machineId: id } : { projectId: id })}
        />
      </Show>
    </>
  )
}

const help: Record<Kind, string> = {
  everywhere: 'On every machine that has no value of its own.',
  machine: 'In every project of one machine, over the value for everywhere.',
  project: 'In one project, over all others.',
}
