import { configSchemas } from '@ccm/contract'
import { takeMarkdown } from './markdown-type.ts'
import type { Parser } from './parsed.ts'
import { takeFields } from './take-fields.ts'
import { toTemplate } from './literal.ts'

const schema = configSchemas.subagent
const hidden = new Set(['prompt', 'file'])

/** Files of `agents/`. The frontmatter's `name` is what counts; a file without frontmatter is documentation to Claude Code. */
export const parseSubagents: Parser<'subagent'> = ({ markdown, scope }) =>
  takeMarkdown(markdown.agents, scope, {
    type: 'subagent',
    noun: 'subagent',
    otherwise: 'Claude Code does not load it.',
    keepsText: (field) => !Object.hasOwn(schema.shape, field),
    take: (source, { fields, body }) => {
      if (!fields) return undefined
      const { name, ...rest } = fields
      if (typeof name !== 'string') {
        return { key: '', fields: { failure: 'It has no "name" that is text, so Claude Code takes it for documentation.' } }
      }
      if (typeof rest.description === 'string') rest.description = toTemplate(rest.description)
      const file = source.name === name ? {} : { file: source.name }
      return { key: name, fields: takeFields(schema, rest, { prompt: toTemplate(body), ...file }, hidden) }
    },
  })
