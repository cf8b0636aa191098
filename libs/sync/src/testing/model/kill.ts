import type { Kill } from './carry-out.ts'
import type { Hand } from './hand.ts'
import type { Memory } from './memory.ts'
import { personDeeds } from './person-command.ts'

/** How a command is killed. */
export interface KillChoice {
  /** Otherwise a person works on the same files meanwhile. */
  isKilled: boolean
  at: number
  repairAt: number
  /** A person writes something before it is repaired. */
  isDisturbed: boolean
  picks: readonly number[]
}

export function killOf({ isKilled, at, repairAt, isDisturbed }: KillChoice, hand: Hand, memory: Memory): Kill {
  if (!isDisturbed && isKilled) return { isKilled, at, repairAt }
  const deed = hand.pick(personDeeds)
  return {
    isKilled,
    at,
    repairAt,
    meanwhile: () => {
      if (deed?.[1](hand)) memory.count(isKilled ? 'edits between kill and repair' : 'edits while we write')
    },
  }
}
