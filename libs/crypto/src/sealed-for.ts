/** What a sealed value belongs to: it opens nowhere else. */
export interface SealedFor {
  table: string
  row: string
  field: string
}
