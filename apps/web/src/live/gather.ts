import type { ChangeEvent } from '@ccm/contract'
import { staleAfter } from './stale.ts'

/** Long enough for what one save or one run brings about, short enough to be at once. */
const pause = 60

/**
 * Gathers what events make stale, so that a hundred of them in a row are asked for once.
 *
 * @param schedule calls back after so many milliseconds, unless the returned function is called first
 */
export function createGather(
  schedule: (callback: () => void, milliseconds: number) => () => void,
  onStale: (words: readonly string[]) => void,
) {
  const words = new Set<string>()
  let cancel: (() => void) | undefined
  const flush = () => {
    const all = [...words]
    words.clear()
    cancel = undefined
    onStale(all)
  }
  return {
    hear: ({ kind }: Pick<ChangeEvent, 'kind'>) => {
      staleAfter[kind].forEach((word) => words.add(word))
      cancel ??= schedule(flush, pause)
    },
    stop: () => cancel?.(),
  }
}
