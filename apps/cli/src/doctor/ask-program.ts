import { type ChildProcess, spawn } from 'node:child_process'

/** What a program said, and how it ended. */
export interface Said {
  exitCode: number
  text: string
}

/** Runs a program that nobody can answer, for so many milliseconds at most. Undefined when it is not there or takes longer. */
export function askProgram(command: string, args: string[], env: NodeJS.ProcessEnv, patience: number): Promise<Said | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    const timer = setTimeout(() => {
      end(child)
      resolve(undefined)
    }, patience)
    const settle = (said: Said | undefined) => {
      clearTimeout(timer)
      resolve(said)
    }
    child.once('error', () => settle(undefined))
    child.once('close', (code) => settle({ exitCode: code ?? 1, text }))
  })
}

/** Ends it and what it has started: a child of it may hold the pipes open. */
function end(child: ChildProcess): void {
  child.stdout?.destroy()
  child.stderr?.destroy()
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
