import type { Json } from '@ccm/contract'
import { toTemplate } from './literal.ts'

const booleans = ['disable-model-invocation', 'user-invocable', 'background']
const words = new Map<Json, boolean>([
  ['yes', true],
  ['on', true],
  ['true', true],
  ['1', true],
  [1, true],
  ['no', false],
  ['off', false],
  ['false', false],
  ['0', false],
  [0, false],
])

/**
 * The frontmatter of a skill or a command without the liberties Claude Code lets it take: booleans in words and an argument hint that
 * YAML takes for a list.
 *
 * @see reference `claude-formats.md` §8, §9
 */
export function plainSkillFields(fields: { [name: string]: Json }): { [name: string]: Json } {
  const plain = { ...fields }
  for (const name of booleans) {
    const value = plain[name]
    const meant = words.get(typeof value === 'string' ? value.toLowerCase() : (value ?? null))
    if (meant !== undefined) plain[name] = meant
  }
  const hint = plain['argument-hint']
  if (Array.isArray(hint) && hint.every((item) => typeof item === 'string')) plain['argument-hint'] = `[${hint.join(', ')}]`
  if (typeof plain.description === 'string') plain.description = toTemplate(plain.description)
  return plain
}
