import type { Line, Part } from './styled.ts'

/** Rows of cells, set in columns; the last cell of a row is as long as it likes. */
export function table(rows: readonly Line[]): Line[] {
  const widths: number[] = []
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, textOf(cell).length)))
  }
  return rows.map((row) =>
    row.flatMap((cell, column) =>
      column === row.length - 1 ? [cell] : [cell, ' '.repeat((widths[column] ?? 0) - textOf(cell).length + 2)],
    ),
  )
}

const textOf = (part: Part) => (typeof part === 'string' ? part : part.text)
