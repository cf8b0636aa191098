import { randomUUID } from 'node:crypto'
import {
  type Component,
  type CreateComponent,
  type Issue,
  parseComponentConfig,
  parseComponentKey,
  type SavedComponent,
  type UpdateComponent,
  toIssues,
} from '@ccm/contract'
import { isUniqueViolation } from '@ccm/db'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { duplicateName, suffixed } from '../duplicate-name.ts'
import { getComponent } from './get.ts'
import type { ComponentContent } from './rows.ts'
import { saved, subjectOf } from './saved.ts'
import { insert, type Made, write } from './write.ts'

export type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>

export const createComponent = (ctx: Save, { type, tags, enabled, ...content }: CreateComponent): Promise<SavedComponent> =>
  create(ctx, { type, tags, enabled, content })

async function create({ db, now, events, actor }: Save, made: Omit<Made, 'id' | 'revision' | 'at'>): Promise<SavedComponent> {
  const id = randomUUID()
  const created = await unlessTaken(made.type, made.content.name, () =>
    db.prisma.$transaction(async (tx) => {
      const at = now()
      const component = await insert(tx, { ...made, id, revision: 1, at })
      await note(tx, { actor, at, action: 'created', subject: subjectOf(component), after: 1 })
      return component
    }),
  )
  events.publish({ kind: 'component', action: 'created', id, name: created.name })
  return saved(created)
}

export async function updateComponent(
  { db, now, events, actor }: Save,
  { id, expectedRevision, ...changes }: UpdateComponent,
): Promise<SavedComponent> {
  const current = await getComponent({ db }, { id })
  const content = changedContent(current, changes)
  const updated = await unlessTaken(current.type, content.name, () =>
    db.prisma.$transaction(async (tx) => {
      const at = now()
      const { component, before, changed } = await write(tx, { id, expectedRevision, content, at, ...changes })
      if (changed) await note(tx, { actor, at, action: 'updated', subject: subjectOf(component), before, after: component.revision })
      return component
    }),
  )
  events.publish({ kind: 'component', action: 'updated', id, name: updated.name })
  return saved(updated)
}

export async function duplicateComponent(ctx: Save, { id, name }: { id: string; name?: string | undefined }): Promise<SavedComponent> {
  const original = await getComponent(ctx, { id })
  const { type, tags, enabled } = original
  const taken = async (candidate: string) => (await ctx.db.prisma.component.count({ where: { type, name: candidate } })) > 0
  const copy = name ?? (await duplicateName(original.name, taken))
  return create(ctx, { type, tags, enabled, content: { ...original, name: copy, key: copiedKey(original, copy) } })
}

/** A key of its own, or copy and original could not stand in one profile: `git/commit` becomes `git/commit-copy`. */
function copiedKey({ type, key, name }: Component, copy: string): string {
  const wanted = key === name ? copy : suffixed(key, copy.startsWith(name) ? copy.slice(name.length) : '-copy', 64)
  const parsed = parseComponentKey(type, wanted)
  return parsed.success ? parsed.data.key : copy
}

/** @throws AppError `already-exists` when another component of the type has the name */
export async function unlessTaken<T>(type: string, name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('already-exists', `Another ${type} is named "${name}", so this was not saved. Choose another name.`, {
      issues: [{ path: ['name'], message: 'This name is taken.' }],
      cause: error,
    })
  }
}

/** The content after a change, checked by the component's type. */
export function changedContent(before: Component, changes: Omit<UpdateComponent, 'id' | 'expectedRevision'>): ComponentContent {
  const issues: Issue[] = []
  const content: ComponentContent = {
    name: changes.name ?? before.name,
    key: before.key,
    description: changes.description ?? before.description,
    config: before.config,
    sourceUrl: changes.sourceUrl === undefined ? before.sourceUrl : changes.sourceUrl,
    version: changes.version === undefined ? before.version : changes.version,
  }
  if (changes.key !== undefined) {
    const key = parseComponentKey(before.type, changes.key)
    if (key.success) content.key = key.data.key
    else issues.push(...toIssues(key.error))
  }
  if (changes.config !== undefined) {
    const config = parseComponentConfig(before.type, changes.config)
    if (config.success) content.config = config.data.config
    else issues.push(...toIssues(config.error))
  }
  if (issues.length > 0) throw badRequest(issues)
  return content
}
