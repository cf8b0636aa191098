import { z } from 'zod'

/** The control a value needs. */
export type SettingKind =
  | { kind: 'flag' }
  | { kind: 'choice'; values: string[] }
  | { kind: 'number'; fraction: boolean }
  | { kind: 'text' }
  | { kind: 'texts' }
  | { kind: 'pairs' }
  | { kind: 'json'; expects?: 'object' | 'list' }

/** Reads from a schema which control its values need: what has a simple shape a simple one, everything else JSON. */
export function kindOf(schema: z.core.$ZodType): SettingKind {
  if (schema instanceof z.ZodBoolean) return { kind: 'flag' }
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) }
  if (schema instanceof z.ZodNumber) return { kind: 'number', fraction: !schema.isInt }
  if (schema instanceof z.ZodString) return { kind: 'text' }
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodString ? { kind: 'texts' } : { kind: 'json', expects: 'list' }
  if (schema instanceof z.ZodRecord)
    return schema.valueType instanceof z.ZodString ? { kind: 'pairs' } : { kind: 'json', expects: 'object' }
  return schema instanceof z.ZodObject ? { kind: 'json', expects: 'object' } : { kind: 'json' }
}

const words: Record<SettingKind['kind'], string> = {
  flag: 'yes or no',
  choice: 'one of a list',
  number: 'number',
  text: 'text',
  texts: 'list',
  pairs: 'names and values',
  json: 'JSON',
}

export const kindInWords = (kind: SettingKind) => (kind.kind === 'choice' ? kind.values.join(', ') : words[kind.kind])
