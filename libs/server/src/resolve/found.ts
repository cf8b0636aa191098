import type { ComponentType, LeftOutComponent, Reason } from '@ccm/contract'
import type { Piece } from './lineage.ts'
import { type Resolved, toLeftOut, toResolved } from './resolution.ts'

type Handle = Pick<Piece, 'type' | 'name'>

/** The components found so far, in order, and those that were taken out again. */
export class Found {
  readonly #in = new Map<string, Resolved>()
  readonly #out = new Map<string, Resolved>()

  get(handle: Handle): Resolved | undefined {
    return this.#in.get(keyOf(handle))
  }

  all(): Resolved[] {
    return [...this.#in.values()]
  }

  leftOut(): LeftOutComponent[] {
    return [...this.#out.values()].map(toLeftOut)
  }

  /** Puts a component in, in the place of one of the same type and name. */
  bring(piece: Piece, scope: Resolved['scope'], level: number, by: Pick<Reason, 'level' | 'id' | 'name'>) {
    const key = keyOf(piece)
    const known = this.#in.get(key)
    const before = known ?? this.#out.get(key)
    const reason: Reason = { action: known ? 'replaces' : 'includes', ...by }
    this.#out.delete(key)
    this.#in.set(key, toResolved(piece, { scope, level, reasons: [...(before?.reasons ?? []), reason] }))
  }

  change(component: Resolved, changes: Partial<Resolved>, reason: Reason) {
    this.#in.set(keyOf(component), { ...component, ...changes, reasons: [...component.reasons, reason] })
  }

  takeOut(component: Resolved, reason: Reason) {
    const key = keyOf(component)
    this.#in.delete(key)
    this.#out.set(key, { ...component, reasons: [...component.reasons, reason] })
  }
}

const keyOf = ({ type, name }: { type: ComponentType; name: string }) => `${type} ${name}`
