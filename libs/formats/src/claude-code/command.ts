import { fileArtifact } from '../artifact.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { fillProse, templateValues } from './fill.ts'
import { groupWarnings } from './hook-group.ts'
import { sharedPlace } from './places.ts'
import { skillFrontmatter, skillRuns } from './skill-frontmatter.ts'

/** `commands/<key>.md`: `git/commit` is `/git:commit`. The body is the prompt. */
export const renderCommand: Renderer<'command'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = sharedPlace(`commands/${key}.md`, owner, context, 'Claude Code knows no commands of one checkout alone.')
  if (!place) return { artifacts: [], warnings: [warning] }
  const { description = '', prompt, ...fields } = config
  const { filled, warnings } = fillProse({ description, prompt }, templateValues(context), owner)
  const content = markdownFile(skillFrontmatter(fields, filled.description), filled.prompt)
  return {
    artifacts: [fileArtifact(place, content, skillRuns(fields, filled.prompt))],
    warnings: [...warnings, ...groupWarnings(fields.hooks, owner)],
  }
}
