import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StarterLibrary } from '@ccm/server'

/**
 * Reads what an empty server begins with: a {@link StarterLibrary} in which a text of several lines stands as `{ "lines": [ … ] }`.
 *
 * @param dir - the directory that holds `library.json`
 */
export function readStarter(dir: string): StarterLibrary {
  const text = readFileSync(join(dir, 'library.json'), 'utf8')
  return StarterLibrary.parse(JSON.parse(text, (_key, value: unknown) => joined(value)))
}

const joined = (value: unknown): unknown => (isLines(value) ? value.lines.join('\n') : value)

const isLines = (value: unknown): value is { lines: string[] } =>
  typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines)
