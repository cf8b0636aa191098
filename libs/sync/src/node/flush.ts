import type { Disk } from './disk.ts'

/** Opens a file for each item and flushes all of them at once. None stays open, whatever fails. */
export async function flushAll<T>(disk: Disk, items: readonly T[], open: (item: T) => number | undefined): Promise<void> {
  const descriptors: number[] = []
  try {
    for (const item of items) {
      const descriptor = open(item)
      if (descriptor !== undefined) descriptors.push(descriptor)
    }
    const results = await Promise.allSettled(descriptors.map((descriptor) => disk.flush(descriptor)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  } finally {
    for (const descriptor of descriptors) disk.close(descriptor)
  }
}
