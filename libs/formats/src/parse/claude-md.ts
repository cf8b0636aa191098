import { configSchemas, keySchemas } from '@ccm/contract'
import { trimBlankLines } from '../prose.ts'
import type { MemorySource } from './folder.ts'
import { toTemplate } from './literal.ts'
import { readBlocks } from './marked-blocks.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

/** The marked blocks of `CLAUDE.md` and `CLAUDE.local.md`. The text around them is the user's own. */
export const parseClaudeMd: Parser<'claude-md'> = ({ memory }) => takeEach(memory, takeMemory)

function takeMemory({ path, scope, text }: MemorySource): Taken<'claude-md'> {
  const found: Found<'claude-md'>[] = []
  const problems: ParseProblem[] = []
  const { blocks, problem } = readBlocks(text)
  if (problem !== undefined) problems.push({ path, message: `${problem} No block of this file is taken; it stays as it is.` })
  for (const { name, content } of blocks) {
    const key = keySchemas['claude-md'].safeParse(name)
    const config = configSchemas['claude-md'].safeParse({ template: toTemplate(trimBlankLines(content)) })
    const issue = (key.error ?? config.error)?.issues[0]
    if (key.success && config.success) found.push({ type: 'claude-md', key: key.data, config: config.data, scope, paths: [path] })
    else problems.push({ path, message: `The block "${name}" is not taken. ${issue?.message ?? ''} It stays as it is.` })
  }
  return { found, problems }
}
