import type { EventEmitter } from 'node:events'

/** Whoever reads the output may stop reading, as `head` does. The command still does its work to the end, and what it says is lost. */
export function outliveReaders(streams: readonly EventEmitter[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
