import type { ChangeEvent } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { noSuchMachine } from '../machines/read.ts'
import { noSuchProject } from '../projects/read.ts'

/** Whose exception it is. */
export type Subject = { machineId: string } | { projectId: string }

/** The machine or project by name, and the event that tells open pages of it. Works inside a transaction. */
export async function findSubject(tx: Prisma.TransactionClient, subject: Subject): Promise<ChangeEvent> {
  if ('machineId' in subject) {
    const machine = await tx.machine.findUnique({ where: { id: subject.machineId }, select: { name: true } })
    if (!machine) throw noSuchMachine(subject.machineId)
    return { kind: 'machine', action: 'updated', id: subject.machineId, name: machine.name }
  }
  const project = await tx.project.findUnique({ where: { id: subject.projectId }, select: { name: true } })
  if (!project) throw noSuchProject(subject.projectId)
  return { kind: 'project', action: 'updated', id: subject.projectId, name: project.name }
}
