import type { Artifact } from '@ccm/contract'
import type { Agreement } from './agreement.ts'
import { allComponents, artifactOf, type Component } from './library.ts'
import type { Place } from './reading.ts'

/** An agreement with where it stands; `unknown` when what became of it is left to the engine, until it is agreed on anew. */
export type Agreed = (Agreement & { place: Place }) | 'unknown'

/** What a run changed of what the model knows. */
export interface RunMemory {
  agreedBefore: ReadonlyMap<string, Agreed>
  wasUnsure: boolean
  /** A person's words that are there since the run: undoing it takes them away again. */
  brought: ReadonlySet<string>
  /** The project before and after it. */
  before: Record<string, string>
  after: Record<string, string>
}

/** What happened in all sequences together. */
export type Counts = Map<string, number>

/** All the model knows: the library, what was agreed on, and what runs did. */
export class Memory {
  library: readonly Component[] = allComponents
  isOff = false
  /** Earlier states of the library. */
  readonly shelf: (readonly Component[])[] = []
  agreed = new Map<string, Agreed>()
  readonly runs = new Map<number, RunMemory>()
  /** The newest run, while nothing has changed since. */
  fresh: number | undefined
  /** The ledger may hold more than is known here. */
  isUnsure = false
  /** Some command was killed so far. */
  wasKilled = false
  readonly counts: Counts
  #words = 0
  #pieces = 0

  constructor(counts: Counts) {
    this.counts = counts
  }

  get wanted(): readonly Artifact[] {
    return this.isOff ? [] : this.library.map(artifactOf)
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  /** A word of the person's that stands nowhere else. */
  word(): string {
    this.#words += 1
    return `mine-${this.#words}`
  }

  /** A wording of the library's that stands nowhere else. */
  piece(): string {
    this.#pieces += 1
    return `lib-${this.#pieces}`
  }

  /** What was agreed on is left to the engine, until it is agreed on anew. */
  forget(): void {
    for (const id of this.agreed.keys()) this.agreed.set(id, 'unknown')
    this.isUnsure = true
    this.fresh = undefined
  }

  keepLibrary(): void {
    this.shelf.push(this.library)
  }
}
