import type { Component, ComponentRef } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { type ComponentRow, toComponent } from './rows.ts'

/** @throws AppError `not-found` */
export async function getComponent({ db }: Pick<Ctx, 'db'>, ref: ComponentRef): Promise<Component> {
  const where: Prisma.ComponentWhereUniqueInput = 'id' in ref ? { id: ref.id } : { type_name: ref }
  const row = await db.prisma.component.findUnique({ where, include: { tags: true } })
  if (!row) throw noSuchComponent('id' in ref ? `with id ${ref.id}` : `of type ${ref.type} named "${ref.name}"`)
  return toComponent(row)
}

/** The row a change starts from. Works inside a transaction. */
export async function componentRow(tx: Prisma.TransactionClient, id: string): Promise<ComponentRow> {
  const row = await tx.component.findUnique({ where: { id }, include: { tags: true } })
  if (!row) throw noSuchComponent(`with id ${id}`)
  return row
}

const noSuchComponent = (which: string) =>
  new AppError('not-found', `There is no component ${which}. It may have been removed; list the components to see what there is.`)
