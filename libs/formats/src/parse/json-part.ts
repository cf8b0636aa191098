import { z } from 'zod'
import { toPointer } from '../identity.ts'
import { explain } from './explain.ts'
import { liftExtra } from './lift-extra.ts'
import type { ParseProblem } from './source-file.ts'

/** Says that a part of a shared JSON file is not taken. */
export const leftOut = (path: string, names: string[], why: string): ParseProblem => ({
  path,
  pointer: toPointer(...names),
  message: `This part is not taken. ${why} It stays as it is.`,
})

/** A part of a JSON file as a config, its unknown members in `extra`, or why it is none. */
export type PartTaken<C> = { config: C; why?: undefined } | { config?: undefined; why: string }

export function takePart<S extends z.ZodType>(schema: S, raw: unknown): PartTaken<z.output<S>> {
  const result = z.safeParse(schema, liftExtra(schema, raw))
  return result.success ? { config: result.data } : { why: explain(result.error) }
}
