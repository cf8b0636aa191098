const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** "09:05", in the reader's time zone. */
export const clockTime = (date: Date) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/**
 * How long ago, as short as it can be said: "40 s", "12 min", "3 h", "yesterday 09:00", "4 d" up to a week, then "9 Nov",
 * with the year when it is not this one.
 *
 * @param iso when it happened
 * @param now milliseconds since 1970
 */
export function since(iso: string, now: number): string {
  const then = new Date(iso)
  const today = new Date(now)
  const age = Math.max(0, now - then.getTime())
  const days = Math.round((startOfDay(today) - startOfDay(then)) / day)
  if (age < second) return 'now'
  if (age < minute) return `${Math.floor(age / second)} s`
  if (age < hour) return `${Math.floor(age / minute)} min`
  if (days < 1) return `${Math.floor(age / hour)} h`
  if (days === 1) return `yesterday ${clockTime(then)}`
  if (days < 7) return `${days} d`
  const date = `${then.getDate()} ${months[then.getMonth()]}`
  return then.getFullYear() === today.getFullYear() ? date : `${date} ${then.getFullYear()}`
}

/** The same inside a sentence: "3 h ago", "yesterday 09:00", "9 Nov". */
export function ago(iso: string, now: number): string {
  const text = since(iso, now)
  return /^\d+ (?:s|min|h|d)$/.test(text) ? `${text} ago` : text
}

/** The exact time, for tooltips: "22 Nov 2026, 14:02:31". */
export function exactTime(iso: string): string {
  const at = new Date(iso)
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${clockTime(at)}:${String(at.getSeconds()).padStart(2, '0')}`
}
