import type { AnyComponent } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { createRenderCache, type RenderCache } from '../render/render-cache.ts'
import { type ComponentRevisionRef, parsedComponents } from './parsed-components.ts'

/** The library as it is read for listing and resolving. */
export interface Library {
  readonly read: Reader
  /** Rises with every change to anything that feeds resolution. Read from the database, so other processes count too. */
  version(): number
  /** Components with their configs parsed, in the order asked for. Ids that are not in the library are left out. */
  components(wanted: ComponentRevisionRef[]): AnyComponent[]
  readonly renders: RenderCache
}

export function createLibrary(read: Reader): Library {
  return {
    read,
    version: () => read.get<{ version: number }>('SELECT version FROM LibraryVersion WHERE id = 1')?.version ?? 0,
    components: parsedComponents(read),
    renders: createRenderCache(),
  }
}
