import type { AnyComponent } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import type { FileSource } from '@ccm/formats'
import { createRenderCache, type RenderCache } from '../render/render-cache.ts'
import { type Exception, type Maker, readExceptions } from '../resolve/exceptions.ts'
import { type Lineage, NOTHING, readLineage } from '../resolve/lineage.ts'
import { type ComponentRevisionRef, parsedComponents } from './parsed-components.ts'
import { storedFiles } from './stored-files.ts'

/** The library as it is read for listing and resolving. */
export interface Library {
  readonly read: Reader
  /** Rises with every change to anything that feeds resolution. Read from the database, so other processes count too. */
  version(): number
  /** A profile with all it builds on; nothing for none. */
  lineage(profileId: string | null): Lineage
  /** The exceptions of a machine and of one project on it. */
  exceptions(machine: Maker, project: Maker | null): Exception[]
  /** Components with their configs parsed, in the order asked for. Ids that are not in the library are left out. */
  components(wanted: ComponentRevisionRef[]): AnyComponent[]
  /** Contents of supporting files. */
  readonly files: FileSource
  readonly renders: RenderCache
}

export function createLibrary(read: Reader): Library {
  const files = storedFiles(read)
  return {
    read,
    version: () => read.get<{ version: number }>('SELECT version FROM LibraryVersion WHERE id = 1')?.version ?? 0,
    lineage: (profileId) => (profileId === null ? NOTHING : readLineage(read, profileId)),
    exceptions: (machine, project) => readExceptions(read, machine, project),
    components: parsedComponents(read),
    files,
    renders: createRenderCache(files),
  }
}
