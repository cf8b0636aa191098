import { getOwner, onCleanup } from 'solid-js'
import { type Field, fieldAmong } from '../../edit/issues.ts'

interface FieldPaths {
  /** Notes that something on the page shows what is wrong at a path, for as long as it does. */
  follow(path: string): void
  /** Which of the paths that are shown is the nearest to an issue. */
  field: Field
}

/** The fields a form shows now, by their dotted paths. A form says so by asking for its errors, so that none is left without a place. */
export function createFieldPaths(): FieldPaths {
  const counts = new Map<string, number>()
  const add = (path: string, by: number) => {
    const count = (counts.get(path) ?? 0) + by
    if (count > 0) counts.set(path, count)
    else counts.delete(path)
  }
  return {
    follow: (path) => {
      if (!getOwner()) return
      add(path, 1)
      onCleanup(() => add(path, -1))
    },
    field: (path) => fieldAmong([...counts.keys()])(path),
  }
}
