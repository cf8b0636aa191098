import type { ConfigPatch } from '@ccm/contract'
import { UsageError } from '../errors.ts'
import type { Session } from '../session.ts'

/** A change to a config, from the command line or piped in; the server judges what is in it. */
export async function readPatch(text: string | undefined, { io }: Session): Promise<ConfigPatch> {
  const given = text ?? (await io.input())
  if (given === undefined) throw new UsageError(`Name the change: --patch '{"timeout":5000}', or pipe it in. ${rules}`)
  const patch = parse(given)
  if (isPatch(patch)) return patch
  throw new UsageError(`The patch is not a JSON object. ${rules}`)
}

const rules = 'Objects are merged, arrays and the rest replaced, null deletes.'

const isPatch = (value: unknown): value is ConfigPatch => typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`The patch is not valid JSON. ${rules}`, { cause })
  }
}
