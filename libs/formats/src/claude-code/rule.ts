import { fileArtifact } from '../artifact.ts'
import { inOrder } from '../field-order.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { sharedPlace } from './places.ts'

/** `rules/<key>.md`. The text is written as it stands: placeholders are for templates and prompts. */
export const renderRule: Renderer<'rule'> = (component, context) => {
  const { paths, extra, prompt } = component.config
  const owner = ownerOf(component)
  const { place, warning } = sharedPlace(`rules/${component.key}.md`, owner, context, 'Claude Code knows no rules of one checkout alone.')
  if (!place) return { artifacts: [], warnings: [warning] }
  return { artifacts: [fileArtifact(place, markdownFile(inOrder({ paths, extra }, { paths: true }), prompt), false)], warnings: [] }
}
