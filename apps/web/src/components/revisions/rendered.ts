import type { ComponentRevision, ComponentType } from '@ccm/contract'
import type { FileSource } from '@ccm/formats'
import { buildPreview } from '../preview/build-preview.ts'
import { readComponent } from '../preview/render-draft.ts'
import { aloneOf } from '../preview/viewpoint.ts'

/** The text files a revision wrote, by path, as it stood alone. What would not be valid any more writes none. */
export function renderRevision(
  type: ComponentType,
  { name, key, config, revision }: ComponentRevision,
  files: FileSource,
): Map<string, string> {
  const component = readComponent(type, config, { id: 'revision', name, key, revision })
  if (!component) return new Map()
  const written = buildPreview({ component, saved: undefined, viewpoint: aloneOf(type), files })
  return new Map(written.files.flatMap((file) => (file.encoding ? [] : [[file.path, file.content] as const])))
}
