import type { Reader } from '@ccm/db'

/** Names of env vars that have a value for a machine and, if one is named, a project of it. Without a machine, those that count everywhere. */
export function envNames(read: Reader, machineId = '', projectId = ''): ReadonlySet<string> {
  const places = [...new Set(['/', `${machineId}/`, `/${projectId}`, `${machineId}/${projectId}`])]
  return new Set(
    read.column<string>('SELECT DISTINCT name FROM EnvVar WHERE place IN (SELECT value FROM json_each(?))', JSON.stringify(places)),
  )
}
