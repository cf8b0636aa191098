import type { Json } from '@ccm/contract'
import { objectOf } from '../variants.ts'

/** The MCP servers of a subagent: some by name, some brought along whole. */
export interface Servers {
  names: string[]
  own: { [name: string]: Json }
}

/** Reads `mcpServers`: a list of names and of objects, each `{ name: server }`. */
export const readServers = (items: readonly Json[]): Servers => ({
  names: items.filter((item) => typeof item === 'string'),
  own: Object.assign({}, ...items.map(objectOf)),
})

/** The list behind them: names first, then each server in an object of its own. */
export function writeServers({ names, own }: Servers): Json[] | undefined {
  const items = [...names, ...Object.entries(own).map(([name, server]) => ({ [name]: server }))]
  return items.length > 0 ? items : undefined
}
