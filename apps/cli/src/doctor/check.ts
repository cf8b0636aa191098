/** One thing that was looked at. */
export interface Check {
  /** A stable word for what was looked at. */
  id: string
  /** `attention`: works, but a person should know. `broken`: does not work until something is done. */
  state: 'ok' | 'attention' | 'broken'
  message: string
  /** What to do, as a sentence. */
  remedy?: string
  /** What another program said, as it said it. */
  details?: string[]
}

export const ok = (id: string, message: string): Check => ({ id, state: 'ok', message })
export const attention = (id: string, message: string, remedy?: string): Check => ({ id, state: 'attention', message, remedy })
export const broken = (id: string, message: string, remedy?: string): Check => ({ id, state: 'broken', message, remedy })
