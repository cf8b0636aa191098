import { Interrupted } from './errors.ts'
import { exitCodes } from './exit-codes.ts'

/** The part of the process that hears Ctrl-C. */
export interface Interruptible {
  on(signal: 'SIGINT', listener: () => void): unknown
  exit(code: number): void
}

export interface Interrupts {
  /** Finishes what runs before a Ctrl-C ends the command. */
  uninterrupted<T>(run: () => Promise<T>): Promise<T>
  /** Leaves Ctrl-C to somebody else while this runs: the command goes on when it has ended. */
  left<T>(run: () => Promise<T>): Promise<T>
}

/**
 * Ctrl-C ends the command at once, except while something runs that must not be cut in half: that is finished, and then it ends.
 */
export function holdInterrupts(process: Interruptible): Interrupts {
  let held = 0
  let pressed = false
  process.on('SIGINT', () => {
    if (held === 0) process.exit(exitCodes.interrupted)
    pressed = true
  })
  return {
    async uninterrupted(run) {
      held++
      try {
        return await run()
      } finally {
        held--
        if (pressed) throw new Interrupted('Stopped, after what was begun had been finished.')
      }
    },
    async left(run) {
      held++
      try {
        return await run()
      } finally {
        held--
        pressed = false
      }
    },
  }
}
