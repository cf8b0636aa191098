import type { ConfigOf, Owner, Warning } from '@ccm/contract'
import { nameOf } from '../owner.ts'

type Fields = Omit<ConfigOf<'skill'>, 'prompt' | 'files'>

/** The fields the Agent Skills specification knows. */
const specified: ReadonlySet<string> = new Set(['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools'])

/** What Claude Code reads of description and `when_to_use` together. */
const LISTED_CHARACTERS = 1536

/**
 * Where a skill that Claude Code takes is none by the Agent Skills specification, which claude.ai and other tools hold to.
 *
 * @param fields - the frontmatter as it is written
 * @see agentskills/agentskills `docs/specification.mdx`
 */
export function agentSkillsWarnings(key: string, fields: Fields, owner: Owner): Warning[] {
  const messages = [
    nameProblem(key, fields.name ?? key),
    descriptionProblem(fields.description ?? ''),
    compatibilityProblem(fields.compatibility ?? ''),
    cutDescription(fields),
    fieldsBeyond(fields),
  ]
  return messages.flatMap((problem) =>
    problem === undefined ? [] : [{ code: 'agent-skills', message: `${nameOf(owner, 'The')} ${problem}`, owner }],
  )
}

function nameProblem(key: string, name: string): string | undefined {
  if (name !== key) return `has the name "${name}" in a directory called "${key}": Agent Skills want them equal. Leave the name out.`
  if (name.length <= 64 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return undefined
  return `is called "${name}": Agent Skills take lowercase letters, digits and single hyphens, at most 64 characters. Choose another key if tools beside Claude Code read it.`
}

function descriptionProblem(description: string): string | undefined {
  const text = description.trim()
  if (text === '') return 'has no description: Agent Skills want one, and Claude decides by it when to use the skill. Add one.'
  if (text.length > 1024) return `has a description of ${text.length} characters: Agent Skills take 1,024. Shorten it.`
  return /<\/?[A-Za-z][^<>]*>/.test(text) ? 'has an XML tag in its description: Agent Skills take none. Remove it.' : undefined
}

const compatibilityProblem = (compatibility: string) =>
  compatibility.length > 500 ? `says ${compatibility.length} characters about compatibility: Agent Skills take 500. Shorten it.` : undefined

function cutDescription({ description = '', when_to_use: whenToUse = '' }: Fields): string | undefined {
  const length = description.length + whenToUse.length
  if (length <= LISTED_CHARACTERS) return undefined
  return `has ${length} characters of description and when_to_use together: Claude Code reads the first ${LISTED_CHARACTERS.toLocaleString('en')}. Shorten them.`
}

/** One warning for all of them: most skills are for Claude Code alone. */
function fieldsBeyond({ extra = {}, ...fields }: Fields): string | undefined {
  const names = [...Object.keys(fields), ...Object.keys(extra)].filter((name) => !specified.has(name)).sort()
  if (names.length === 0) return undefined
  return `uses ${names.join(', ')}, which Agent Skills do not know. It matters only if the skill is uploaded to claude.ai, which refuses it.`
}
