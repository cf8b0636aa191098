import Sqlite from 'better-sqlite3'

export type SqlValue = string | number | null

/**
 * Committed rows, read synchronously over a connection of its own: for the few questions asked so often that an ORM's
 * share of the time would be most of it. It cannot write.
 */
export interface Reader {
  /** Every row a statement gives. `Row` names the columns as SQLite returns them: booleans are 0 and 1, dates are text. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  /** The first column of every row. */
  column<Value extends SqlValue>(sql: string, ...values: SqlValue[]): Value[]
  /** The first row, if there is one. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  close(): void
}

/** Opens a read-only connection. Each distinct statement is prepared once, so texts must not hold values. */
export function openReader(file: string, onQuery: (sql: string) => void): Reader {
  const connection = new Sqlite(file, { readonly: true, timeout: 5000 })
  const statements = new Map<string, Sqlite.Statement<SqlValue[], unknown>>()
  const prepared = <Row>(sql: string) => {
    onQuery(sql)
    const known = statements.get(sql) ?? connection.prepare<SqlValue[], unknown>(sql)
    statements.set(sql, known)
    return known as Sqlite.Statement<SqlValue[], Row>
  }
  return {
    column: <Value extends SqlValue>(sql: string, ...values: SqlValue[]) => {
      const statement = prepared<Value>(sql).pluck()
      try {
        return statement.all(...values)
      } finally {
        statement.pluck(false)
      }
    },
    all: <Row>(sql: string, ...values: SqlValue[]) => prepared<Row>(sql).all(...values),
    get: <Row>(sql: string, ...values: SqlValue[]) => prepared<Row>(sql).get(...values),
    close: () => connection.close(),
  }
}
