import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One thing to time. `prepare` runs before each round, outside the clock. */
export interface Subject {
  name: string
  prepare?: () => void | Promise<void>
  run: () => void | Promise<void>
}

export interface Figure {
  name: string
  /** Milliseconds of wall time, one per round. */
  wall: number[]
  /** Milliseconds of CPU time of this process and its children, the mean over all rounds. */
  cpu: number
}

/**
 * Times every subject once per round, so that a busy moment of the machine falls on all of them alike. The order turns
 * with each round; the first round warms caches and is not counted.
 */
export async function interleave(subjects: Subject[], rounds: number): Promise<Figure[]> {
  const figures = subjects.map(({ name }) => ({ name, wall: [] as number[], cpu: 0 }))
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const index = (turn + round) % subjects.length
      const subject = subjects[index]
      const figure = figures[index]
      if (!subject || !figure) continue
      await subject.prepare?.()
      const cpu = cpuMs()
      const start = performance.now()
      await subject.run()
      const wall = performance.now() - start
      if (round === 0) continue
      figure.wall.push(wall)
      figure.cpu += (cpuMs() - cpu) / rounds
    }
  }
  return figures
}

/** The value below which `share` of the samples lie. */
export function quantile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export const median = (samples: number[]) => quantile(samples, 0.5)

/** Runs a command to its end and fails loudly when it does not exit with one of `codes`. */
export function runToEnd(command: string, args: string[], env: NodeJS.ProcessEnv, cwd: string, codes = [0]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { env, cwd, encoding: 'utf8' })
  if (status === null || !codes.includes(status)) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

/** This process's CPU time, and on Linux that of its ended children too, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + childrenMs()
}

/** Fields 16 and 17 of `/proc/self/stat` (proc(5)) count ended children in ticks of 10 ms. */
function childrenMs(): number {
  if (process.platform !== 'linux') return 0
  const afterName = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1) ?? ''
  const fields = afterName.split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}
