import { z } from 'zod'
import { isObject } from '../is-object.ts'

/**
 * Moves members that a schema does not know into `extra`, at every level whose schema has one. Everything else stays as it is, so
 * that parsing the result says what is wrong with it.
 *
 * @param raw - plain JSON
 * @param hidden - members of the outermost schema that do not stand in the file under their own name
 */
export function liftExtra(schema: z.core.$ZodType, raw: unknown, hidden: ReadonlySet<string> = new Set()): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return liftExtra(schema.unwrap(), raw)
  if (schema instanceof z.ZodPipe) return liftExtra(schema.out, before(schema.in, raw))
  if (schema instanceof z.ZodArray) return Array.isArray(raw) ? raw.map((item) => liftExtra(schema.element, item)) : raw
  if (!isObject(raw)) return raw
  if (schema instanceof z.ZodUnion) {
    const option = optionFor(schema, raw)
    return option ? liftExtra(option, raw) : raw
  }
  if (schema instanceof z.ZodRecord) return mapValues(raw, (value) => liftExtra(schema.valueType, value))
  return schema instanceof z.ZodObject ? liftObject(schema, raw, hidden) : raw
}

function liftObject({ shape }: z.ZodObject, raw: object, hidden: ReadonlySet<string>): object {
  const takesExtra = Object.hasOwn(shape, 'extra')
  const known: [string, unknown][] = []
  const extra: [string, unknown][] = []
  for (const [name, value] of Object.entries(raw)) {
    const member = Object.hasOwn(shape, name) && name !== 'extra' && !hidden.has(name) ? shape[name] : undefined
    if (member) known.push([name, liftExtra(member, value)])
    else (takesExtra ? extra : known).push([name, value])
  }
  return Object.fromEntries(extra.length > 0 ? [...known, ['extra', Object.fromEntries(extra)]] : known)
}

/** What a value is before the schema behind a preprocessing step sees it. */
function before(step: z.core.$ZodType, raw: unknown): unknown {
  const result = z.safeParse(step, raw)
  return result.success ? result.data : raw
}

/** The option an object is meant for: by its discriminator, or else the one for objects. */
function optionFor(schema: z.ZodUnion, raw: object): z.core.$ZodType | undefined {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) {
    return schema.options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodRecord)
  }
  const { discriminator } = schema.def
  const given: unknown = Reflect.get(raw, discriminator)
  return schema.options.find((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[discriminator] : undefined
    return literal !== undefined && z.safeParse(literal, given).success
  })
}

const mapValues = (object: object, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))
