import type { ConfigOf } from '@ccm/contract'
import { blockArtifact } from '../artifact.ts'
import { ownerOf } from '../owner.ts'
import { trimBlankLines } from '../prose.ts'
import type { Renderer } from '../renderer.ts'
import { fillProse, templateValues } from './fill.ts'
import { memoryPlace } from './places.ts'

/** The marked block `<key>` of `CLAUDE.md`, or of `CLAUDE.local.md`. A template that comes out empty gives no block. */
export const renderClaudeMd: Renderer<'claude-md'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = memoryPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  const { filled, warnings } = fillProse({ template: config.template }, templateValues(context, defaultsOf(config)), owner)
  const content = disarmMarkers(trimBlankLines(filled.template))
  return { artifacts: content === '' ? [] : [blockArtifact(place, key, content)], warnings }
}

function defaultsOf({ placeholders = [] }: ConfigOf<'claude-md'>): Record<string, string> {
  const given = placeholders.flatMap(({ name, default: value }): [string, string][] => (value === undefined ? [] : [[name, value]]))
  return Object.fromEntries(given)
}

/** A value may hold what reads as a marker and would end the block early: such a line stays a comment, but no marker of ours. */
const disarmMarkers = (text: string) => text.replace(/^([^\S\n]*<!--\s*ccm):(?=(?:begin|end)\b)/gm, '$1 ')
