import { timingSafeEqual } from 'node:crypto'
import type { Reader } from '@ccm/db'

interface MachineToken {
  id: string
  name: string
  hash: Buffer
  used: boolean
}

interface Row {
  id: string
  name: string
  tokenHash: string
  used: 0 | 1
}

interface Kept {
  version: number
  machines: MachineToken[]
}

/** By database; read again when anybody has written to it. */
const kept = new WeakMap<Reader, Kept>()

/** The machine whose token has this hash, in hexadecimal. Takes as long for a hash that is nearly right as for any other. */
export function machineWithToken(read: Reader, hash: string): MachineToken | undefined {
  const asked = Buffer.from(hash, 'hex')
  let found: MachineToken | undefined
  for (const machine of machinesOf(read)) if (machine.hash.length === asked.length && timingSafeEqual(machine.hash, asked)) found = machine
  return found
}

function machinesOf(read: Reader): MachineToken[] {
  const version = read.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
  const known = kept.get(read)
  if (known?.version === version) return known.machines
  const rows = read.all<Row>('SELECT id, name, tokenHash, tokenUsedAt IS NOT NULL AS used FROM Machine')
  const machines = rows.map(({ id, name, tokenHash, used }) => ({ id, name, hash: Buffer.from(tokenHash, 'hex'), used: used === 1 }))
  kept.set(read, { version, machines })
  return machines
}
