import type { AnyComponent, ComponentType, Impact } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { calledKey, referencesIn } from './references.ts'

/** Components that call another one by its key, by type and name, each with the field. */
export function referringTo(
  { read, components }: Library,
  { id, type, key }: Pick<AnyComponent, 'id' | 'type' | 'key'>,
): Impact['references'] {
  // What does not even hold the last part of the key need not be read.
  const part = JSON.stringify(key.split('/').at(-1)).slice(1, -1)
  const refs = read.all<{ componentId: string; revision: number }>(
    'SELECT id AS componentId, revision FROM Component WHERE id <> ? AND instr(config, ?) > 0 ORDER BY type, name',
    id,
    part,
  )
  const called = calledKey(key)
  return components(refs).flatMap((component) =>
    referencesOf(component)
      .filter((reference) => reference.key === called && reference.to.includes(type))
      .map(({ field }) => ({ componentId: component.id, type: component.type, name: component.name, field })),
  )
}

const referencesOf = (component: AnyComponent) => referencesIn<ComponentType>(component.type, component.config)
