import type { Activity } from '@ccm/contract'

/** What was done on one day of the reader's time zone, newest first. */
export interface Day {
  /** "2026-11-22". */
  date: string
  /** "Today", "Yesterday", "Friday 20 November", with the year if it is not this one. */
  title: string
  entries: Activity[]
}

/** Entries, newest first, by the days they were done on. */
export function byDay(entries: readonly Activity[], now: number): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const date = dateOf(new Date(entry.at))
    const last = days.at(-1)
    if (last?.date === date) last.entries.push(entry)
    else days.push({ date, title: titleOf(new Date(entry.at), new Date(now)), entries: [entry] })
  }
  return days
}

const two = (value: number) => String(value).padStart(2, '0')
const dateOf = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function titleOf(at: Date, today: Date): string {
  if (dateOf(at) === dateOf(today)) return 'Today'
  if (dateOf(at) === dateOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1))) return 'Yesterday'
  const date = `${weekdays[at.getDay()]} ${at.getDate()} ${months[at.getMonth()]}`
  return at.getFullYear() === today.getFullYear() ? date : `${date} ${at.getFullYear()}`
}
