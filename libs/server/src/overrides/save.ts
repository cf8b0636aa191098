import { randomUUID } from 'node:crypto'
import { modifiedConfig, type Override, type SetMachineOverride } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import { note } from '../activity/note.ts'
import { componentRow } from '../components/get.ts'
import type { ComponentRow } from '../components/rows.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { toComponent } from '../components/rows.ts'
import { type OverrideRow, toOverride, withComponent } from './rows.ts'
import { findSubject, type Subject } from './subject.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>

/** What is wanted of a component, whoever wants it. */
type Wanted = Omit<Extract<SetMachineOverride, { action: 'include' }>, 'machineId'> | WithoutMachine<'exclude'> | WithoutMachine<'modify'>
type WithoutMachine<A extends SetMachineOverride['action']> = Omit<Extract<SetMachineOverride, { action: A }>, 'machineId'>

/**
 * Sets an exception for a component, in place of the one there was.
 *
 * @throws AppError `not-found`, or `bad-request` when a changed config would not be valid for the component's type
 */
export async function setOverride({ db, now, events, actor }: Save, subject: Subject, wanted: Wanted): Promise<Override> {
  const { override, event } = await db.prisma.$transaction(async (tx) => {
    const of = await findSubject(tx, subject)
    const component = await componentRow(tx, wanted.componentId)
    checkPatch(component, wanted)
    const known = await tx.override.findFirst({ where: { ...subject, componentId: wanted.componentId }, include: withComponent })
    const data = columnsOf(wanted)
    if (known && isSame(known, data)) return { override: known, event: undefined }
    const at = now()
    const override = known
      ? await tx.override.update({ where: { id: known.id }, data: { ...data, updatedAt: at }, include: withComponent })
      : await tx.override.create({
          data: { id: randomUUID(), ...subject, componentId: component.id, ...data, createdAt: at, updatedAt: at },
          include: withComponent,
        })
    await note(tx, { actor, at, action: known ? 'updated' : 'created', subject: subjectOf(override, of.name) })
    return { override, event: of }
  })
  if (event) events.publish(event)
  return toOverride(override)
}

/** @throws AppError `not-found` when there is no such exception */
export async function removeOverride({ db, now, events, actor }: Save, subject: Subject, componentId: string): Promise<void> {
  const event = await db.prisma.$transaction(async (tx) => {
    const of = await findSubject(tx, subject)
    const known = await tx.override.findFirst({ where: { ...subject, componentId }, include: withComponent })
    if (!known) throw noSuchOverride(of.name)
    await tx.override.delete({ where: { id: known.id } })
    await note(tx, { actor, at: now(), action: 'removed', subject: subjectOf(known, of.name) })
    return of
  })
  events.publish(event)
}

function checkPatch(row: ComponentRow, wanted: Wanted) {
  if (wanted.action !== 'modify') return
  const { type, config } = toComponent(row)
  const modified = modifiedConfig(type, config, [wanted.patch])
  if (modified.issues) throw badRequest(modified.issues.map(({ path, message }) => ({ path: ['patch', ...path.slice(1)], message })))
}

const columnsOf = (wanted: Wanted) => ({
  action: wanted.action,
  scope: wanted.action === 'include' ? wanted.scope : null,
  patch: wanted.action === 'modify' ? canonicalJson(wanted.patch) : null,
})

const isSame = (row: OverrideRow, { action, scope, patch }: ReturnType<typeof columnsOf>) =>
  row.action === action && row.scope === scope && row.patch === patch

const subjectOf = ({ id, component }: OverrideRow, where: string) => ({
  kind: 'override' as const,
  id,
  name: `${component.type}/${component.name} on ${where}`,
})

const noSuchOverride = (where: string) =>
  new AppError('not-found', `"${where}" has no exception for this component. List its overrides to see what there is.`)
