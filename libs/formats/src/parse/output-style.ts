import { configSchemas } from '@ccm/contract'
import { takeMarkdown } from './markdown-type.ts'
import type { Parser } from './parsed.ts'
import { takeFields } from './take-fields.ts'

const schema = configSchemas['output-style']

/** Files of `output-styles/`; the key is the file's name. */
export const parseOutputStyles: Parser<'output-style'> = ({ markdown, scope }) =>
  takeMarkdown(markdown['output-styles'], scope, {
    type: 'output-style',
    noun: 'output style',
    otherwise: 'Claude Code loads it under the name of the file.',
    keepsText: (field) => !Object.hasOwn(schema.shape, field),
    take: ({ name }, { fields = {}, body }) => ({ key: name, fields: takeFields(schema, fields, { prompt: body }) }),
  })
