import type { SyncException, SyncReport } from '@ccm/contract'
import type { Plan, PlannedAction } from '@ccm/sync'
import { isBinary } from '../output/sizes.ts'

/** The longest text, in characters: what the contract lets through. */
const LONGEST = 64 * 1024

/** The most bytes of text in one report, and of all of it: a request may have a megabyte. */
const MOST_TEXT = 600_000
const MOST = 900_000

/** The exceptions of a report, those that a person made with what they made of it, secrets masked. What is private stays here. */
export async function withTexts(report: SyncReport, { actions }: Plan): Promise<SyncException[]> {
  const byId = new Map(actions.map((action) => [action.id, action]))
  const texts = report.exceptions.map(({ id, state }) => textOf(byId.get(id), state))
  if (texts.every((text) => text === undefined)) return report.exceptions
  const { maskSecrets } = await import('@ccm/formats/mask-secrets')
  let room = Math.min(MOST_TEXT, MOST - sizeOf(report))
  return report.exceptions.map((exception, index) => {
    const given = texts[index]
    const [text] = given === undefined ? [] : maskSecrets([given])
    if (text === undefined || text.length > LONGEST || sizeOf(text) > room) return exception
    room -= sizeOf(text)
    return { ...exception, text }
  })
}

/** What a person made of it: nothing of what only waits for a sync, of private files, and of bytes that are no text. */
function textOf(action: PlannedAction | undefined, state: SyncException['state']): string | undefined {
  if (!action || action.private || action.before === undefined) return undefined
  const isTheirs = ['drifted', 'conflict', 'merge'].includes(action.action) || action.stays !== undefined
  if (!isTheirs || state === 'missing') return undefined
  if (action.before.length > LONGEST || (action.kind === 'file' && isBinary(action.before))) return undefined
  return action.before
}

/** As it travels. */
const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))
