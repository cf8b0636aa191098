/** Components, and what they are called in messages. */
export interface Subject {
  ids: readonly string[]
  who: string
}
