import { figure } from '../count.ts'
import type { Counts } from './text-diff.ts'

const lines = (count: number) => `${figure(count)} ${count === 1 ? 'line' : 'lines'}`

/** "3 lines added, 1 removed" */
export function sayCounts({ added, removed }: Counts): string {
  if (added === 0) return `${lines(removed)} removed`
  return removed === 0 ? `${lines(added)} added` : `${lines(added)} added, ${figure(removed)} removed`
}
