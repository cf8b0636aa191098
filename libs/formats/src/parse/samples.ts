import type { Artifact, ConfigOf, ComponentType } from '@ccm/contract'
import { composeFiles } from '../compose-files.ts'
import { renderComponent } from '../renderers.ts'
import { context } from '../samples.ts'
import type { FolderRoot } from './place.ts'
import { parseFolder } from './parse-folder.ts'
import type { Parsed, ParsedComponent } from './parsed.ts'
import type { SourceFile } from './source-file.ts'

/** Files by path: text as it is, anything else as JSON. */
export const filesOf = (contents: Record<string, string | object>): SourceFile[] =>
  Object.entries(contents).map(([path, content]) => ({
    path,
    content: typeof content === 'string' ? content : JSON.stringify(content),
    executable: false,
  }))

/** What a folder with these files holds. */
export const parse = (contents: Record<string, string | object>, root: FolderRoot = 'project'): Parsed =>
  parseFolder(filesOf(contents), { root })

/** The config of the only component of a folder; fails when there is a problem or another component. */
export function configIn(contents: Record<string, string | object>, root: FolderRoot = 'project'): ConfigOf<ComponentType> {
  const { components, problems } = parse(contents, root)
  const [only, ...others] = components
  if (!only || others.length > 0 || problems.length > 0) throw new Error(JSON.stringify({ components, problems }))
  return only.config
}

/** The problems of a folder as `path pointer: message`. */
export const problemsIn = (contents: Record<string, string | object>, root: FolderRoot = 'project') =>
  parse(contents, root).problems.map(({ path, pointer = '', message }) => `${path} ${pointer}: ${message}`)

/** A component that was parsed, as files of a project. */
export const renderAgain = (component: ParsedComponent): SourceFile[] =>
  composeFiles(artifactsOf(component)).map((file) => ({ executable: false, ...file }))

/** A component that was parsed, as artifacts of a project. */
export const artifactsOf = (component: ParsedComponent): Artifact[] =>
  renderComponent({ ...component, id: 'component-1', revision: 1 }, { ...context, scope: component.scope }).artifacts
