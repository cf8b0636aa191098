import { useParams } from '@solidjs/router'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { Page } from '../ui/page.tsx'
import { MachineFrame } from './machine-frame.tsx'
import { MachineMenu } from './machine-menu.tsx'
import { MachinePane } from './machine-pane.tsx'
import { machineQueries } from './queries.ts'

/** One machine: what it is, what reaches its user's own directory, and what it wants otherwise than others. */
export default function MachinePage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const machine = useQuery(() => machineQueries.get(api, params.id))
  const name = () => (machine.data !== undefined ? machine.data.displayName : machine.isError ? 'Machine' : '')
  return (
    <Page
      title={name()}
      mono={machine.data !== undefined}
      parent={{ title: 'Machines', href: '/machines' }}
      actions={machine.data !== undefined && <MachineMenu machine={machine.data} />}
    >
      <MachineFrame chosen={params.id}>{() => <MachinePane id={params.id} />}</MachineFrame>
    </Page>
  )
}
