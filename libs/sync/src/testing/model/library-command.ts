import type { AsyncCommand } from 'fast-check'
import { allComponents, type Component, names, withPiece } from './library.ts'
import type { Memory } from './memory.ts'

/** What somebody does in the library. */
export const libraryDeeds = ['change', 'rename', 'remove', 'add', 'executable', 'shuffle', 'all off', 'back'] as const
type LibraryDeed = (typeof libraryDeeds)[number]

/** What is done, to which component, and where in it. */
export type LibraryChange = readonly [deed: LibraryDeed, which: number, at: number]

/** Somebody changes a few things in the library. */
export class LibraryCommand implements AsyncCommand<Memory, unknown> {
  readonly #changes: readonly LibraryChange[]

  constructor(changes: readonly LibraryChange[]) {
    this.#changes = changes
  }

  check = () => true

  toString = () => `library ${this.#changes.map(([deed, which, at]) => `${deed} (${which}, ${at})`).join(', ')}`

  async run(memory: Memory): Promise<void> {
    memory.keepLibrary()
    memory.isOff = false
    for (const change of this.#changes) {
      memory.count(`library: ${change[0]}`)
      memory.library = changed(memory, change)
    }
  }
}

function changed(memory: Memory, [deed, which, at]: LibraryChange): readonly Component[] {
  const { library } = memory
  const one = library[which % Math.max(1, library.length)]
  const replaced = (by: (component: Component) => Component) => library.map((component) => (component === one ? by(component) : component))
  switch (deed) {
    case 'change':
      return replaced((component) => withPiece(component, at, memory.piece()))
    case 'rename':
      return replaced((component) => ({ ...component, name: freeName(library, component, at) }))
    case 'executable':
      return replaced((component) => ({ ...component, executable: !component.executable }))
    case 'remove':
      return library.filter((component) => component !== one)
    case 'add':
      return [...library, ...missing(library, which)]
    case 'shuffle':
      return [...library.slice(at), ...library.slice(0, at)].reverse()
    case 'all off':
      memory.isOff = true
      return library
    case 'back':
      return memory.shelf[which % memory.shelf.length] ?? library
    default:
      return deed satisfies never
  }
}

const family = ({ kind }: Component) => kind

/** A name nobody else of its kind has; its own when there is none. */
export function freeName(library: readonly Component[], component: Component, at: number): Component['name'] {
  const taken = new Set(library.filter((other) => family(other) === family(component)).map(({ name }) => name))
  const free = names.filter((name) => !taken.has(name))
  return free[at % Math.max(1, free.length)] ?? component.name
}

/** One of the components the library does not hold, by a name that is free. */
function missing(library: readonly Component[], which: number): Component[] {
  const held = new Set(library.map(({ id }) => id))
  const away = allComponents.filter(({ id }) => !held.has(id))
  const one = away[which % Math.max(1, away.length)]
  if (!one) return []
  const isTaken = library.some((other) => other.kind === one.kind && other.name === one.name)
  return [isTaken ? { ...one, name: freeName(library, one, which) } : one]
}
