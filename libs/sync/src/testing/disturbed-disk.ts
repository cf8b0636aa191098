import { type Disk, nodeDisk } from '../node/disk.ts'

/** The machine's disk, with something done before each operation. */
export function disturbedDisk(before: (operation: string, args: readonly unknown[]) => void): Disk {
  return new Proxy(nodeDisk, {
    get(target, name) {
      const operation: unknown = Reflect.get(target, name)
      if (typeof operation !== 'function') return operation
      return (...args: unknown[]): unknown => {
        before(String(name), args)
        return Reflect.apply(operation, target, args)
      }
    },
  })
}

/** What a disk throws once its power is cut. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut'
}

/** Runs something; true when the power was cut under it. */
export async function isKilled(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run()
    return false
  } catch (error) {
    if (error instanceof PowerCut) return true
    throw error
  }
}

/** Operations that change something a later process can see. */
const visible = new Set(['mkdir', 'rmdir', 'unlink', 'rename', 'create', 'write', 'chmod'])

/**
 * A disk that stops for good before the given change, counted from 1: from then on nothing reaches it, no clean-up either, as when the
 * process is killed.
 */
export function mortalDisk(changes: number): Disk & { changes(): number } {
  let count = 0
  let dead = false
  const disk = disturbedDisk((operation) => {
    if (visible.has(operation)) count += 1
    dead ||= count >= changes
    if (dead && operation !== 'close') throw new PowerCut('The disk is gone.')
  })
  return Object.assign(Object.create(disk), { changes: () => count })
}
