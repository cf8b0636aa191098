import { configSchemas } from '@ccm/contract'
import { toTemplate } from './literal.ts'
import { takeMarkdown } from './markdown-type.ts'
import type { Parser } from './parsed.ts'
import { plainSkillFields } from './skill-frontmatter.ts'
import { takeFields } from './take-fields.ts'

const schema = configSchemas.command

/** Files of `commands/`; the key is the path there. */
export const parseCommands: Parser<'command'> = ({ markdown, scope }) =>
  takeMarkdown(markdown.commands, scope, {
    type: 'command',
    noun: 'command',
    otherwise: 'Claude Code loads it without any of its fields.',
    keepsText: (field) => field === 'metadata' || !Object.hasOwn(schema.shape, field),
    take: ({ name }, { fields = {}, body }) => ({
      key: name,
      fields: takeFields(schema, plainSkillFields(fields), { prompt: toTemplate(body) }),
    }),
  })
