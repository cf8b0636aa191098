import type { ConfigOf, Owner } from '@ccm/contract'
import { fileArtifact } from '../artifact.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import type { RenderContext, Renderer, Rendered } from '../renderer.ts'
import { agentSkillsWarnings } from './agent-skills.ts'
import { fillProse, templateValues } from './fill.ts'
import { groupWarnings } from './hook-group.ts'
import { sharedPlace } from './places.ts'
import { skillFrontmatter, skillRuns } from './skill-frontmatter.ts'
import { supportingFiles } from './supporting-files.ts'

/** `skills/<key>/SKILL.md`, its body the prompt, and beside it the supporting files. */
export const renderSkill: Renderer<'skill'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = sharedPlace(`skills/${key}/SKILL.md`, owner, context, 'Claude Code knows no skills of one checkout alone.')
  if (!place) return { artifacts: [], warnings: [warning] }
  const text = skillText(key, config, owner, context)
  const files = supportingFiles(config.files, place, context.files)
  return {
    artifacts: [fileArtifact(place, text.content, text.runs), ...files.artifacts],
    warnings: [...text.warnings, ...files.warnings],
  }
}

function skillText(key: string, config: ConfigOf<'skill'>, owner: Owner, context: RenderContext) {
  const { description = '', prompt, files: _files, ...rest } = config
  const { filled, warnings } = fillProse({ description, prompt }, templateValues(context), owner)
  const fields = { ...rest, name: config.name ?? key }
  return {
    content: markdownFile(skillFrontmatter(fields, filled.description), filled.prompt),
    runs: skillRuns(fields, filled.prompt),
    warnings: [
      ...warnings,
      ...groupWarnings(fields.hooks, owner),
      ...agentSkillsWarnings(key, { ...fields, description: filled.description }, owner),
    ] satisfies Rendered['warnings'],
  }
}
