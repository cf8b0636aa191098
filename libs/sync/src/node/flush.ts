import type { Disk } from './disk.ts'

/** How many files are opened in one go. Two such groups are open at once: enough to keep the disk busy, well below every system's limit. */
const GROUP = 96

/**
 * Opens a file for each item and flushes it, one group being opened while the one before is flushed. None stays open, whatever fails.
 *
 * @param meanwhile - other work, done while the last groups are flushed; its failure counts as one of theirs
 * @throws what the first failure threw, when all that was begun has ended
 */
export async function flushAll<T>(
  disk: Disk,
  items: readonly T[],
  open: (item: T) => number | undefined,
  meanwhile: () => void = () => {},
): Promise<void> {
  const failures: unknown[] = []
  const noted = (flushing: Promise<void>) => flushing.catch((error: unknown) => void failures.push(error))
  let before = Promise.resolve()
  for (let start = 0; start < items.length && failures.length === 0; start += GROUP) {
    const now = noted(flushGroup(disk, items.slice(start, start + GROUP), open))
    await before
    before = now
  }
  if (failures.length === 0) await noted(Promise.resolve().then(meanwhile))
  await before
  if (failures.length > 0) throw failures[0]
}

async function flushGroup<T>(disk: Disk, items: readonly T[], open: (item: T) => number | undefined): Promise<void> {
  const opened: { descriptor: number; flushed: Promise<void> }[] = []
  try {
    for (const item of items) {
      const descriptor = open(item)
      if (descriptor !== undefined) opened.push({ descriptor, flushed: disk.flush(descriptor) })
    }
  } finally {
    await Promise.allSettled(opened.map(({ flushed }) => flushed))
    for (const { descriptor } of opened) disk.close(descriptor)
  }
  for (const { flushed } of opened) await flushed
}
