import type { Log } from '@ccm/db'

/** Says nothing. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Keeps every line, `level: text`, and every cause. */
export function recordingLog(): Log & { lines: string[]; causes: unknown[] } {
  const lines: string[] = []
  const causes: unknown[] = []
  const record = (level: string) => (text: string, cause?: unknown) => {
    lines.push(`${level}: ${text}`)
    if (cause !== undefined) causes.push(cause)
  }
  return { lines, causes, debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') }
}
