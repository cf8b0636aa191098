import { configSchemas } from '@ccm/contract'
import { takeMarkdown } from './markdown-type.ts'
import type { Parser } from './parsed.ts'
import { takeFields } from './take-fields.ts'

const schema = configSchemas.rule

/** Files of `rules/`; the key is the path there. */
export const parseRules: Parser<'rule'> = ({ markdown, scope }) =>
  takeMarkdown(markdown.rules, scope, {
    type: 'rule',
    noun: 'rule',
    otherwise: 'Claude Code loads it for every file, without saying so.',
    keepsText: (field) => !Object.hasOwn(schema.shape, field),
    take: ({ name }, { fields = {}, body }) => ({ key: name, fields: takeFields(schema, fields, { prompt: body }) }),
  })
