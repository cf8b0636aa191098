import type { Artifact, ComponentOf, ComponentType, ConfigOf } from '@ccm/contract'
import { composeFiles } from './compose-files.ts'
import type { FileSource, RenderContext } from './renderer.ts'

/** A component for a test, named `sample`. */
export const sample = <T extends ComponentType>(type: T, key: string, config: ConfigOf<T>): ComponentOf<T> => ({
  id: 'sample-id',
  name: 'sample',
  revision: 1,
  type,
  key,
  config,
})

/** No supporting file is there. */
export const noFiles: FileSource = { get: () => undefined }

/** A project called `demo` without variables. */
export const context: RenderContext = {
  scope: 'project',
  target: { kind: 'project' },
  variables: {},
  project: { name: 'demo', description: 'A demonstration' },
  files: noFiles,
}

/** The home of a user whose Claude Code lies in `~/.claude`. */
export const userContext: RenderContext = { ...context, scope: 'user', target: { kind: 'user', configDirectory: 'default' } }

/** A user's directory that `CLAUDE_CONFIG_DIR` names. */
export const ownDirectoryContext: RenderContext = { ...userContext, target: { kind: 'user', configDirectory: 'own' } }

/** The text of the only file. */
export const contentOf = (artifacts: Artifact[]): string | undefined => composeFiles(artifacts)[0]?.content
