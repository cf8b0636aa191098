import { z } from 'zod'

/** An identifier made by the server or, for machines, by the command line. */
export const Id = z.string().min(8).max(64)

/** A kebab-case handle. */
export const Name = z
  .string()
  .max(64, 'Use at most 64 characters.')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lowercase letters, digits and single hyphens, for example "code-reviewer".')

/** A sha256, in lowercase hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a sha256 in hexadecimal.')
export type Hash = z.infer<typeof Hash>

/** A date as text, in ISO 8601 with a time and `Z`. */
export const IsoDate = z.iso.datetime()

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export const Json: z.ZodType<Json> = z.json()

/** Text shown on one line: no control characters. */
export const Line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]*$/u, 'Use one line without control characters.')

export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'A tag needs at least one character.')
  .max(32, 'Use at most 32 characters.')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'Use letters, digits, dots, hyphens and underscores, for example "review".')

/** A set of tags: sorted, each once. */
export const Tags = z
  .array(Tag)
  .max(32, 'Use at most 32 tags.')
  .transform((tags) => [...new Set(tags)].sort())

/** A value for `{{name}}` in templates, by name. */
export const VariableName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Use letters, digits and underscores, for example "testCommand".')
export const Variables = z.record(VariableName, z.string().max(10_000))
export type Variables = z.infer<typeof Variables>

/** How many rows a page holds, and where it starts: `cursor` is the `nextCursor` of the page before. */
export const PageInput = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(512).optional(),
})

/** A page of rows. `total` counts every row that matches; `nextCursor` is null on the last page. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().nullable() })
export type Page<T> = { items: T[]; total: number; nextCursor: string | null }

/** An update says which revision it was made from; another one meanwhile is answered with `stale`. */
export const ExpectedRevision = z.int().min(1)

/** Claude Code's own directory is `~/.claude`, or one that `CLAUDE_CONFIG_DIR` names. */
export const ConfigDirectory = z.enum(['default', 'own'])
export type ConfigDirectory = z.infer<typeof ConfigDirectory>
