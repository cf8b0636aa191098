import type { Artifact, ComponentOf, ComponentType, ConfigOf } from '@ccm/contract'
import { composeFiles } from './compose-files.ts'
import type { RenderContext } from './renderer.ts'

/** A component for a test, named `sample`. */
export const sample = <T extends ComponentType>(type: T, key: string, config: ConfigOf<T>): ComponentOf<T> => ({
  id: 'sample-id',
  name: 'sample',
  revision: 1,
  type,
  key,
  config,
})

/** A project called `demo` without variables. */
export const context: RenderContext = { scope: 'project', variables: {}, project: { name: 'demo', description: 'A demonstration' } }

/** The text of the only file. */
export const contentOf = (artifacts: Artifact[]): string | undefined => composeFiles(artifacts)[0]?.content
