import { type Disk, nodeDisk } from '../node/disk.ts'

/** Operations that write, or make what was written last. */
const writing = new Set(['mkdir', 'rmdir', 'unlink', 'rename', 'create', 'openEnd', 'write', 'chmod', 'flush', 'flushNow', 'openDirectory'])

/** Operations that need room. */
const growing = new Set(['mkdir', 'create', 'write', 'flush', 'flushNow'])

/** An error as the system throws it. */
export const systemError = (code: string, text: string): Error =>
  Object.assign(new Error(`${code}: ${text}, write`), { code, errno: -1, syscall: 'write' })

/** Called for each writing operation, with its number from 1 and what does it. */
type Through = (count: number, operation: string, run: () => unknown) => unknown

/** The machine's disk with each writing operation handed to somebody who may prevent it. */
export function watchedDisk(through: Through): Disk {
  let count = 0
  return new Proxy(nodeDisk, {
    get(target, name) {
      const operation: unknown = Reflect.get(target, name)
      if (typeof operation !== 'function' || !writing.has(String(name))) return operation
      return (...args: unknown[]): unknown => {
        count += 1
        return through(count, String(name), () => Reflect.apply(operation, target, args))
      }
    },
  })
}

/** A disk that refuses one writing operation, counted from 1, before or after it was done, and works again then. */
export function failingDisk(at: number, when: 'before' | 'after'): Disk & { failed(): boolean } {
  let failed = false
  const disk = watchedDisk((count, _operation, run) => {
    if (count !== at) return run()
    failed = true
    return refuse(run, when, systemError('EIO', 'i/o error'))
  })
  return Object.assign(Object.create(disk), { failed: () => failed })
}

/** Flushing answers with a promise, and fails as one. */
function refuse(run: () => unknown, when: 'before' | 'after', error: Error): unknown {
  const result = when === 'after' ? run() : undefined
  if (result instanceof Promise) return result.then(() => Promise.reject(error))
  throw error
}

/** A disk that has no room left from a writing operation on, counted from 1: nothing is made any more, but what is there can go. */
export function fullDisk(from: number): Disk & { failed(): boolean } {
  let failed = false
  const disk = watchedDisk((count, operation, run) => {
    if (count < from || !growing.has(operation)) return run()
    failed = true
    throw systemError('ENOSPC', 'no space left on device')
  })
  return Object.assign(Object.create(disk), { failed: () => failed })
}
