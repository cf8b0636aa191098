import type { Reader } from '@ccm/db'

/** What machines are called where people read: the name, with " (2)" and so on behind it where several share it, oldest first. */
export function machineNames(read: Reader): Map<string, string> {
  const rows = read.all<{ id: string; name: string; nth: number }>(
    'SELECT id, name, row_number() OVER (PARTITION BY name ORDER BY createdAt, id) AS nth FROM Machine',
  )
  return new Map(rows.map(({ id, name, nth }) => [id, nth === 1 ? name : `${name} (${nth})`]))
}
