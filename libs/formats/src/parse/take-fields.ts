import type { Json } from '@ccm/contract'
import { z } from 'zod'
import { toPointer } from '../identity.ts'
import { explainIssue } from './explain.ts'
import { isObject } from '../is-object.ts'
import { liftExtra } from './lift-extra.ts'

/** A config made of the fields of a file, what was kept without being understood, or why there is none. */
export type FieldsTaken<C> =
  | { config: C; kept: { pointer: string; message: string }[]; failure?: undefined }
  | { config?: undefined; kept?: undefined; failure: string }

/**
 * Makes a config of the fields of a file. Unknown fields go to `extra`, and so do known ones whose value the schema refuses, if the rest
 * is valid without them.
 *
 * @param fields - as they stand in the file
 * @param rest - members of the config that are no fields of the file, its text for one
 * @param hidden - names in the config that as fields of the file mean nothing
 */
export function takeFields<S extends z.ZodObject>(
  schema: S,
  fields: { [name: string]: Json },
  rest: { [name: string]: unknown },
  hidden: ReadonlySet<string> = new Set(Object.keys(rest)),
): FieldsTaken<z.output<S>> {
  const refused = new Set(Object.keys(fields).filter((name) => fields[name] === null))
  const first = attempt(schema, fields, rest, hidden, refused)
  if (first.success) return { config: first.data, kept: [] }
  const reasons = new Map<string, string>()
  for (const issue of first.error.issues) {
    const [name] = issue.path
    if (typeof name !== 'string' || !Object.hasOwn(fields, name) || hidden.has(name)) continue
    reasons.set(name, reasons.get(name) ?? explainIssue(issue, 1))
  }
  const second = attempt(schema, fields, rest, hidden, new Set([...refused, ...reasons.keys()]))
  if (!second.success) return { failure: failureOf(first.error, second.error, rest) }
  return {
    config: second.data,
    kept: inFileOrder(reasons, fields).map(([name, why]) => ({
      pointer: toPointer(name),
      message: `The value of "${name}" is not one that is known to work. ${why} It is kept as it stands.`,
    })),
  }
}

const inFileOrder = (reasons: ReadonlyMap<string, string>, fields: object) =>
  Object.keys(fields).flatMap((name): [string, string][] => {
    const why = reasons.get(name)
    return why === undefined ? [] : [[name, why]]
  })

function attempt<S extends z.ZodObject>(
  schema: S,
  fields: { [name: string]: Json },
  rest: { [name: string]: unknown },
  hidden: ReadonlySet<string>,
  refused: ReadonlySet<string>,
) {
  const lifted = liftExtra(schema, fields, new Set([...hidden, ...refused]))
  return z.safeParse(schema, { ...(isObject(lifted) ? lifted : {}), ...rest })
}

/** What is wrong with the field that cannot be done without. */
function failureOf(first: z.core.$ZodError, { issues: [missing] }: z.core.$ZodError, rest: { [name: string]: unknown }): string {
  const name = missing?.path[0]
  const issue = first.issues.find(({ path }) => path[0] === name) ?? missing
  if (issue === undefined) return ''
  if (name === 'prompt') return rest.prompt === '' ? 'It has no text.' : explainIssue(issue, 1)
  return issue.code === 'invalid_type' && issue.message.endsWith('undefined')
    ? `It has no "${String(name)}".`
    : `"${String(name)}": ${explainIssue(issue, 1)}`
}
