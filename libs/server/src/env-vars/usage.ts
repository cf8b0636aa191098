import type { AnyComponent, EnvVarUsage } from '@ccm/contract'
import { envReferences } from '@ccm/formats'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import type { Library } from '../library/library.ts'
import { memo } from '../library/memo.ts'
import { machineNames } from '../machines/names.ts'
import { envNames } from '../targets/env-names.ts'
import { projectSubject } from '../projects/subject.ts'
import { usesAt } from './uses.ts'

type Usage = z.infer<typeof EnvVarUsage>
type Use = Usage['items'][number]

const usages = memo<Usage>(1)

/** Which components of the library refer to which names, and in which projects such a name has no value. By name. */
export const envVarUsage = ({ library }: Pick<Ctx, 'library'>): Usage => usages(library, '', () => ({ items: findUses(library) }))

function findUses(library: Library): Use[] {
  const uses = new Map<string, Use>()
  const useOf = (name: string) => {
    const use = uses.get(name) ?? { name, components: [], missing: [] }
    uses.set(name, use)
    return use
  }
  for (const component of referring(library)) {
    const { id, type, name } = component
    for (const variable of envReferences(component)) useOf(variable).components.push({ id, type, name })
  }
  if (uses.size > 0) addMissing(library, useOf)
  return [...uses.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Components that may refer to something, by type and name. */
function referring(library: Library): AnyComponent[] {
  const rows = library.read.all<{ componentId: string; revision: number }>(
    "SELECT id AS componentId, revision FROM Component WHERE config LIKE '%${%' ORDER BY type, name",
  )
  return library.components(rows)
}

function addMissing(library: Library, useOf: (name: string) => Use) {
  const { read } = library
  const machines = machineNames(read)
  for (const id of read.column<string>('SELECT id FROM Project ORDER BY name, id')) {
    const subject = projectSubject(read, id)
    const known = envNames(read, subject.machine.id, id)
    const project = { id, name: subject.project?.name ?? id, machineName: machines.get(subject.machine.id) ?? subject.machine.name }
    for (const name of usesAt(library, subject).keys()) if (!known.has(name)) useOf(name).missing.push(project)
  }
}
