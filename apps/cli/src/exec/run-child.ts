import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** A program to run with the ends of this process as its own. */
export interface Program {
  command: string
  args: readonly string[]
  env: Record<string, string | undefined>
  cwd: string
}

/** The part of the process that hears signals. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
}

const forwarded: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2', 'SIGWINCH', 'SIGCONT']
/** What a terminal sends to every process in front of it: the child has heard it already, and twice would mean something else. */
const fromTerminal: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGWINCH']

/**
 * Runs a program to its end and answers with its exit code, 128 + n when a signal ended it. Signals that reach this process are passed on.
 *
 * @throws the error of the operating system when the program cannot be started
 */
export function runChild({ command, args, env, cwd }: Program, process: SignalSource, atTerminal: boolean): Promise<number> {
  const child = spawn(command, args, { env, cwd, stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals) => {
    if (!atTerminal || !fromTerminal.includes(signal)) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, pass)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  }).finally(() => {
    for (const signal of forwarded) process.off(signal, pass)
  })
}
