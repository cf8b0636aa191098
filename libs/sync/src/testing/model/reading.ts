import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact, Json } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import { parse } from 'jsonc-parser'
import type { Agreement } from './agreement.ts'

/** Where an artifact lies: everything of it but what it says. */
export type Place = Pick<Artifact, 'kind' | 'path'> & { pointer?: string; block?: string }

export const placeOf = (artifact: Artifact): Place => ({
  kind: artifact.kind,
  path: artifact.path,
  ...('pointer' in artifact && { pointer: artifact.pointer }),
  ...(artifact.kind === 'block' && { block: artifact.block }),
})

/** What an artifact says, as one text that is the same for what means the same. */
export function sayingOf(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'file':
      return `${artifact.executable ? 'runs' : 'rests'} ${fold(artifact.content)}`
    case 'block':
      return artifact.content
    case 'key':
    case 'element':
      return canonicalJson(artifact.value)
    default:
      return artifact satisfies never
  }
}

const fold = (text: string) => text.replaceAll('\r\n', '\n')

/** The text of a file, links followed; `undefined` when there is none. */
export function textAt(project: string, path: string): string | undefined {
  const stats = statSync(join(project, path), { throwIfNoEntry: false })
  return stats?.isFile() ? readFileSync(join(project, path), 'utf8') : undefined
}

/** What the disk says at a place. Elements have no place of their own: one that was agreed or is wanted is looked for. */
export function readAt(project: string, place: Place, wanted?: string, agreed?: Agreement): string | undefined {
  const text = textAt(project, place.path)
  if (text === undefined) return undefined
  switch (place.kind) {
    case 'file':
      return `${statSync(join(project, place.path)).mode & 0o100 ? 'runs' : 'rests'} ${fold(text)}`
    case 'block':
      return blockIn(fold(text), place.block ?? '')
    case 'key': {
      const value = valueAt(text, place.pointer ?? '')
      return value === undefined ? undefined : canonicalJson(value)
    }
    case 'element': {
      const list = valueAt(text, place.pointer ?? '')
      const there = new Set(Array.isArray(list) ? list.map(canonicalJson) : [])
      return [agreed?.disk, agreed?.library, wanted].find((saying) => saying !== undefined && there.has(saying))
    }
    default:
      return place.kind satisfies never
  }
}

/** The value at a pointer whose names need no escaping. */
export function valueAt(text: string, pointer: string): Json | undefined {
  let value: Json | undefined = parse(text, [], { allowTrailingComma: true })
  for (const name of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = Object.hasOwn(value, name) ? value[name] : undefined
  }
  return value
}

/** The content of a block; the markers stand on lines of their own. */
export function blockIn(text: string, name: string): string | undefined {
  const lines = text.split('\n')
  const begin = lines.indexOf(`<!-- ccm:begin ${name} -->`)
  const end = lines.indexOf(`<!-- ccm:end ${name} -->`)
  return begin === -1 || end < begin ? undefined : lines.slice(begin + 1, end).join('\n')
}

/** Every file under a directory, links left out, as text by path. */
export function filesUnder(directory: string): Map<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    paths.filter((path) => lstatSync(join(directory, path)).isFile()).map((path) => [path, readFileSync(join(directory, path), 'utf8')]),
  )
}
