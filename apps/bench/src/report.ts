/** One line of the result: a figure, the floor it is held against, and the budget. */
export interface Row {
  what: string
  figure: string
  floor: string
  ratio: string
  cpu: string
  budget: string
  held: boolean
}

const columns = ['what', 'figure', 'floor', 'ratio', 'cpu', 'budget'] as const

/** A table for people: a line per row, `over` where the budget is not held. */
export function renderRows(rows: Row[]): string {
  const head = { what: 'what', figure: 'figure', floor: 'floor', ratio: 'ratio', cpu: 'cpu', budget: 'budget' }
  const widths = columns.map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)))
  const line = (row: Record<(typeof columns)[number], string>, mark: string) =>
    `${columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join('  ')}  ${mark}`.trimEnd()
  return [line(head, ''), ...rows.map((row) => line(row, row.held ? 'held' : 'over'))].join('\n')
}

export const ms = (value: number) => (value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`)

/** A figure that only has to stay below a number of milliseconds. */
export const limit = (what: string, figure: number, budget: number): Row => ({
  what,
  figure: ms(figure),
  floor: '',
  ratio: '',
  cpu: '',
  budget: `≤ ${budget} ms`,
  held: figure <= budget,
})
