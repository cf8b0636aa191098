import type { Ground } from './engine.ts'

/** What commands act on. */
export interface World {
  ground: Ground
  /** The directory everything lies in. */
  base: string
}
