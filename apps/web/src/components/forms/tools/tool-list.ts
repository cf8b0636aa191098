import type { Fields, Path } from '../fields.ts'
import { splitTools } from './split-tools.ts'

/** The tools at a path: a list, or the text with commas that Claude Code takes too. */
export function toolsAt(fields: Fields, path: Path): string[] {
  const value = fields.json(path)
  return typeof value === 'string' ? splitTools(value) : fields.texts(path)
}

/** No tools are no field: Claude Code takes no empty list. */
export const putTools = (fields: Fields, path: Path, tools: readonly string[]): void =>
  fields.set(path, tools.length > 0 ? [...tools] : undefined)

/** The list with what was typed behind it, each tool once. */
export const withTools = (tools: readonly string[], typed: string): string[] => [...new Set([...tools, ...splitTools(typed)])]
