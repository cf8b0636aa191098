import { type AnyComponent, ComponentType, toIssues } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { ZodError } from 'zod'
import { AppError } from '../errors.ts'
import { sentence } from '../issues.ts'
import { toAnyComponent } from './any-component.ts'
import { inChunks } from './chunks.ts'

export interface ComponentRevisionRef {
  componentId: string
  revision: number
}

interface Row {
  id: string
  type: string
  name: string
  key: string
  revision: number
  config: string
}

/** Enough for a large library; the oldest make room. */
const KEPT = 5_000

/** A component's content never changes within a revision, so its config is parsed once. */
export function parsedComponents(read: Reader) {
  const kept = new Map<string, AnyComponent>()

  return (wanted: ComponentRevisionRef[]): AnyComponent[] => {
    const found = new Map<string, AnyComponent>()
    const missing: string[] = []
    for (const { componentId, revision } of wanted) {
      const known = kept.get(`${componentId}@${revision}`)
      if (known) found.set(componentId, known)
      else missing.push(componentId)
    }
    for (const row of inChunks(missing, (ids) => load(read, ids))) {
      const component = parsed(row)
      found.set(row.id, component)
      kept.set(`${row.id}@${row.revision}`, component)
    }
    for (const key of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(key)
    }
    return wanted.flatMap(({ componentId }) => found.get(componentId) ?? [])
  }
}

const load = (read: Reader, ids: string[]) =>
  read.all<Row>(
    'SELECT id, type, name, key, revision, config FROM Component WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )

/**
 * A config was valid when it was saved; what is valid may have become stricter since.
 *
 * @throws AppError `unresolvable`, naming the component and its fields
 */
function parsed({ type, config, ...row }: Row): AnyComponent {
  try {
    return toAnyComponent(ComponentType.parse(type), JSON.parse(config), row)
  } catch (cause) {
    if (!(cause instanceof ZodError)) throw cause
    const issues = toIssues(cause)
    throw new AppError(
      'unresolvable',
      `Nothing was written, because the ${type} "${row.name}" of the library is not valid for this server. ${sentence(issues)} Change that in the library.`,
      { issues, cause },
    )
  }
}
