import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { type Config, DEFAULT_SERVER, parseMachineName, parseServerUrl, changeConfig } from '../settings/config.ts'
import { isEnvName } from '../env/env-name.ts'
import { unknownWord } from '../unknown-word.ts'

export interface ConfigArgs {
  action?: string
  name?: string
  value?: string
}

/** Reads and sets what this machine remembers. */
export async function config({ action = 'list', name, value }: ConfigArgs, session: Session): Promise<ExitCode> {
  switch (action) {
    case 'list':
      return list(session)
    case 'get':
      return get(required(name, 'get'), session)
    case 'set':
      return set(required(name, 'set'), value, session)
    default:
      throw unknownWord(action, ['get', 'set', 'list'], 'action')
  }
}

type Name = 'serverUrl' | 'machineName' | 'trust' | 'allowEnv'

/** Each checks what was typed and answers the value to keep. */
const settings: Record<Name, { about: string; parse(text: string): Partial<Config> }> = {
  serverUrl: { about: 'the address of the server', parse: (text) => ({ serverUrl: parseServerUrl(text, 'serverUrl') }) },
  machineName: { about: 'what this machine is called', parse: (text) => ({ machineName: parseMachineName(text) }) },
  trust: { about: 'whether what runs code is asked for: ask or always', parse: (text) => ({ trust: parseTrust(text) }) },
  allowEnv: {
    about: 'names that "ccm exec" passes on although they change what runs, with commas between',
    parse: (text) => ({ allowEnv: parseNames(text) }),
  },
}
const names = Object.keys(settings) as Name[]

function parseTrust(text: string): 'ask' | 'always' {
  if (text === 'ask' || text === 'always') return text
  throw new UsageError(`trust takes "ask" or "always", not "${text}".`)
}

function parseNames(text: string): string[] {
  const names = text.split(',').flatMap((name) => name.trim() || [])
  const wrong = names.find((name) => !isEnvName(name))
  if (wrong === undefined) return [...new Set(names)]
  throw new UsageError(`"${wrong}" is no name of an environment variable. Use letters, digits and underscores, for example HTTPS_PROXY.`)
}

function list(session: Session): ExitCode {
  const values = valuesOf(session)
  for (const line of table(names.map((name): Line => [name, values[name], dim(settings[name].about)]))) session.io.out(...line)
  session.io.document({
    command: 'config',
    exitCode: exitCodes.done,
    values,
    machineId: session.config.machineId ?? null,
    file: `${session.home}/config.json`,
  })
  return exitCodes.done
}

function get(name: Name, session: Session): ExitCode {
  const value = valuesOf(session)[name]
  session.io.out(value)
  session.io.document({ command: 'config', exitCode: exitCodes.done, name, value })
  return exitCodes.done
}

async function set(name: Name, value: string | undefined, session: Session): Promise<ExitCode> {
  if (value === undefined) throw new UsageError(`Name the value as well: ccm config set ${name} <value>.`)
  const change = settings[name].parse(value)
  const shown = String(change[name])
  if (!session.dryRun) await changeConfig(session.home, session.config, () => Object.assign(session.config, change))
  session.io.out(session.dryRun ? `${name} would be ${shown || 'empty'}. Nothing was written.` : `${name} is ${shown || 'empty'}.`)
  session.io.document({ command: 'config', exitCode: exitCodes.done, name, value: shown })
  return exitCodes.done
}

/** What counts now, defaults included. */
const valuesOf = ({ serverUrl, config, hostname }: Session): Record<Name, string> => ({
  serverUrl: serverUrl || DEFAULT_SERVER,
  machineName: config.machineName ?? hostname(),
  trust: config.trust ?? 'ask',
  allowEnv: (config.allowEnv ?? []).join(','),
})

function required(name: string | undefined, action: string): Name {
  if (name === undefined) throw new UsageError(`Name a setting: ccm config ${action} <name>. There are ${names.join(', ')}.`)
  const known = names.find((candidate) => candidate === name)
  if (!known) throw unknownWord(name, names, 'setting')
  return known
}
