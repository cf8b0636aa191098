import { cut } from './paging.ts'

/** A stored snapshot; `content` is its JSON. */
interface RevisionRow {
  revision: number
  createdAt: Date
  content: string
}

/** A page of snapshots, newest first, each with what it said. `rows` may hold one more than the page, which tells that there are more. */
export function revisionPage<T>(rows: RevisionRow[], total: number, limit: number, toContent: (content: string) => T) {
  const page = cut(rows, limit, ({ revision }) => [revision])
  const items = page.rows.map(({ revision, createdAt, content }) => ({
    revision,
    createdAt: createdAt.toISOString(),
    ...toContent(content),
  }))
  return { items, total, nextCursor: page.nextCursor }
}
