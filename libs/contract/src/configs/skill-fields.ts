import { z } from 'zod'
import { Json } from '../common.ts'
import { HookGroups } from './hook.ts'
import { Effort, Extra, NonEmpty } from './shared.ts'
import { SkillToolList } from './tool-list.ts'

const stringList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter((word) => word !== '') : value),
  z.array(NonEmpty),
)

/**
 * The frontmatter that skills and commands have in common; in Claude Code they are one mechanism.
 *
 * @see reference `claude-formats.md` §8 (fields), §9
 */
export const skillFields = {
  /** What it is for. Together with `when_to_use` Claude Code reads 1,536 characters of it. */
  description: NonEmpty.optional(),
  license: NonEmpty.optional(),
  compatibility: NonEmpty.optional(),
  metadata: z.record(z.string().min(1), Json).optional(),
  'argument-hint': NonEmpty.optional(),
  /** Names for positional arguments, used as `$name`. */
  arguments: stringList.optional(),
  when_to_use: NonEmpty.optional(),
  /** Tools approved beforehand; no limit. */
  'allowed-tools': SkillToolList.optional(),
  'disallowed-tools': SkillToolList.optional(),
  model: NonEmpty.optional(),
  effort: Effort.optional(),
  'disable-model-invocation': z.boolean().optional(),
  'user-invocable': z.boolean().optional(),
  context: z.literal('fork').optional(),
  agent: NonEmpty.optional(),
  background: z.boolean().optional(),
  hooks: HookGroups.optional(),
  shell: z.enum(['bash', 'powershell']).optional(),
  extra: Extra.optional(),
}
