import type { Issue } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { badRequest } from '../issues.ts'
import { chunks } from '../library/chunks.ts'
import type { ProfileContent } from './rows.ts'

/**
 * Checks what a profile points at, as it would be saved under `id`: every component and parent exists, and it does not
 * build on itself by any way. Works inside a transaction.
 *
 * @throws AppError `bad-request` with the path of each bad id
 */
export async function checkReferences(tx: Prisma.TransactionClient, id: string, content: ProfileContent) {
  const { components, exclude, extends: parents } = content
  const existing = await existingComponents(tx, [...components.map(({ componentId }) => componentId), ...exclude])
  const issues: Issue[] = []
  const missing = (componentId: string, path: Issue['path']) => {
    if (!existing.has(componentId)) issues.push({ path, message: `There is no component with id ${componentId}.` })
  }
  components.forEach(({ componentId }, index) => missing(componentId, ['components', index, 'componentId']))
  exclude.forEach((componentId, index) => missing(componentId, ['exclude', index]))
  issues.push(...(await checkParents(tx, id, parents)))
  if (issues.length > 0) throw badRequest(issues)
}

/** Which of these components are in the library. Works inside a transaction. */
export async function existingComponents(tx: Prisma.TransactionClient, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const chunk of chunks([...new Set(ids)])) {
    const rows = await tx.component.findMany({ where: { id: { in: chunk } }, select: { id: true } })
    for (const { id } of rows) found.add(id)
  }
  return found
}

async function checkParents(tx: Prisma.TransactionClient, id: string, parents: string[]): Promise<Issue[]> {
  if (parents.length === 0) return []
  const profiles = await tx.profile.findMany({ select: { id: true, name: true, parents: { select: { parentId: true } } } })
  const known = new Map(
    profiles.map((profile) => [profile.id, { name: profile.name, parents: profile.parents.map(({ parentId }) => parentId) }]),
  )
  return parents.flatMap((parent, index): Issue[] => {
    const path = ['extends', index]
    if (parent === id) return [{ path, message: 'A profile cannot build on itself. Remove it here.' }]
    const profile = known.get(parent)
    if (!profile) return [{ path, message: `There is no profile with id ${parent}.` }]
    if (!reaches(parent, id, known)) return []
    return [{ path, message: `"${profile.name}" builds on this profile already, so this would be a circle. Remove one of the two.` }]
  })
}

function reaches(from: string, to: string, known: Map<string, { parents: string[] }>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(known.get(id)?.parents ?? []))
  }
  return false
}
