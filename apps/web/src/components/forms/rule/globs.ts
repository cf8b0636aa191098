import type { Fields, Path } from '../fields.ts'

/** The globs at a path: a list, or the text with commas that Claude Code takes too. A comma between braces belongs to its glob. */
export function globsAt(fields: Fields, path: Path): string[] {
  const value = fields.json(path)
  if (typeof value !== 'string') return fields.texts(path)
  return value
    .split(/,(?![^{]*\})/)
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '')
}
