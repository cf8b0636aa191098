import { join } from 'node:path'
import { DEFAULT_PORT } from '@ccm/contract/protocol'
import { UsageError } from '../errors.ts'
import { readPrivateJson, writePrivateJson } from './private-file.ts'

/** Whether artifacts that run code are asked for each time, or written like all others. */
export type Trust = 'ask' | 'always'

/** What this machine remembers, in `~/.ccm/config.json`. Never read from a project: a repository must not choose the server. */
export interface Config {
  serverUrl?: string
  /** What this machine is to be called; without one it is named after its host when the server meets it. */
  machineName?: string
  /** The name the server was told: said once, so that one given elsewhere since then stays. */
  toldName?: string
  machineId?: string
  /** A hash of the operating system's own id of this computer, so that a config copied to another one is noticed. */
  computer?: string
  /** Proves to the server that calls come from this machine. */
  token?: string
  trust?: Trust
  /** Environment variables of the library that `ccm exec` passes on although they change what runs or where it connects. */
  allowEnv?: string[]
}

export const DEFAULT_SERVER = `http://localhost:${DEFAULT_PORT}`

const fileIn = (home: string) => join(home, 'config.json')

/** Members of other kinds than expected are left out rather than trusted. */
export function readConfig(home: string): Config {
  const raw = readPrivateJson(fileIn(home)) ?? {}
  const text = (name: string) => {
    const value = raw[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    serverUrl: text('serverUrl'),
    machineName: text('machineName'),
    toldName: text('toldName'),
    machineId: text('machineId'),
    computer: text('computer'),
    token: text('token'),
    trust: text('trust') === 'always' ? 'always' : text('trust') === 'ask' ? 'ask' : undefined,
    allowEnv: Array.isArray(raw.allowEnv) ? raw.allowEnv.filter((name): name is string => typeof name === 'string') : undefined,
  }
}

export const writeConfig = (home: string, config: Config): void => writePrivateJson(fileIn(home), config)

/** Changes the config as it is now, which another command may have written since this one read it, and keeps it. */
export async function changeConfig<T>(home: string, config: Config, change: () => T): Promise<T> {
  const { withLock } = await import('@ccm/sync/node')
  return withLock({ home }, () => {
    Object.assign(config, readConfig(home))
    const result = change()
    writeConfig(home, config)
    return Promise.resolve(result)
  })
}

/** The address of a server as it was typed, checked. `source` says where it came from. */
export function parseServerUrl(text: string, source: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash) return text.replace(/\/+$/, '')
  throw new UsageError(`${source} is "${text}", which is no address of a server. Use one like ${DEFAULT_SERVER}.`)
}

/** What a machine may be called, as it was typed, checked. */
export function parseMachineName(text: string): string {
  const name = text.trim()
  if (name.length >= 1 && name.length <= 64 && !/\p{Cc}/u.test(name)) return name
  throw new UsageError('machineName takes one line of 1 to 64 characters.')
}
