import type { RunFile, RunSummary } from '@ccm/sync'

/** `sync`, `undo of 3`, and whether it was undone since. */
export const kindOf = ({ by, undoes, undone }: RunSummary): string =>
  `${by === 'undo' && undoes !== undefined ? `undo of ${undoes}` : by}${undone ? ', undone' : ''}`

const changes: RunFile['change'][] = ['made', 'changed', 'removed']

/** `2 made, 1 changed`: how many files. */
export const filesWords = (files: readonly Pick<RunFile, 'change'>[]): string =>
  changes
    .map((change) => ({ change, count: files.filter((file) => file.change === change).length }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${change}`)
    .join(', ') || 'no files'
