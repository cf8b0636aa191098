import type { Session } from '../session.ts'
import { askProgram } from './ask-program.ts'
import { attention, type Check, ok } from './check.ts'

/** Milliseconds. Some versions of Claude Code start a full screen for their doctor, which never ends where nobody looks. */
const PATIENCE = { version: 10_000, doctor: 8000 }

/** Claude Code itself: whether it is there, and what its own doctor says, where it says it without a terminal. */
export async function checkClaudeCode({ env }: Session, patience = PATIENCE): Promise<Check> {
  const version = await askProgram('claude', ['--version'], env, patience.version)
  if (!version) return ok('claude', 'Claude Code is not on the PATH, so its own doctor was not asked.')
  const name = version.text.split('\n')[0]?.trim() || 'Claude Code'
  const doctor = await askProgram('claude', ['doctor'], { ...env, NO_COLOR: '1', CI: '1' }, patience.doctor)
  if (!doctor) return ok('claude', `${name} is there. Its own doctor needs a terminal: run "claude doctor".`)
  const details = linesOf(doctor.text)
  if (doctor.exitCode === 0) return { ...ok('claude', `${name}: its own doctor ran.`), details }
  return {
    ...attention('claude', `${name}: its own doctor ended with ${doctor.exitCode}.`, 'Run "claude doctor" to see it whole.'),
    details,
  }
}

const linesOf = (text: string) =>
  text
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(0, 60)
