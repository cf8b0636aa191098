import type { Reader } from '@ccm/db'
import { countingPlaces } from '../env-vars/place.ts'

/** Names of env vars that have a value for a machine and, if one is named, a project of it. Without a machine, those that count everywhere. */
export function envNames(read: Reader, machineId?: string, projectId?: string): ReadonlySet<string> {
  const places = JSON.stringify(countingPlaces({ machineId, projectId }))
  return new Set(read.column<string>('SELECT DISTINCT name FROM EnvVar WHERE place IN (SELECT value FROM json_each(?))', places))
}
