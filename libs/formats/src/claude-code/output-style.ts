import type { ConfigOf } from '@ccm/contract'
import { fileArtifact } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import { foldLines } from '../prose.ts'
import type { Renderer } from '../renderer.ts'
import { sharedPlace } from './places.ts'

const fieldOrder: FieldOrder<Omit<ConfigOf<'output-style'>, 'prompt'>> = { name: true, description: true, 'keep-coding-instructions': true }

/** `output-styles/<key>.md`. The text is written as it stands: placeholders are for templates and prompts. */
export const renderOutputStyle: Renderer<'output-style'> = (component, context) => {
  const { prompt, description, ...fields } = component.config
  const owner = ownerOf(component)
  const { place, warning } = sharedPlace(
    `output-styles/${component.key}.md`,
    owner,
    context,
    'Claude Code knows no output styles of one checkout alone.',
  )
  if (!place) return { artifacts: [], warnings: [warning] }
  const frontmatter = inOrder({ ...fields, description: description === undefined ? undefined : foldLines(description) }, fieldOrder)
  return { artifacts: [fileArtifact(place, markdownFile(frontmatter, prompt), false)], warnings: [] }
}
