import { UsageError } from '../errors.ts'

/** The number of a run as it was typed. */
export function runNumber(text: string): number {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0
  if (number > 0) return number
  throw new UsageError(`"${text}" is no number of a run. "ccm history" lists them.`)
}
