const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** A time of ISO 8601 as it was on a clock here: `2026-03-01 09:30`. */
export const whenOf = (at: string): string => local.format(new Date(at))
