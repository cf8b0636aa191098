import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'dotenv'
import { UsageError } from '../errors.ts'
import { isEnvName } from './env-name.ts'

/** The values in a dotenv file, or those of the names that were asked for. Errors never repeat a value. */
export function readDotenv(path: string, only: readonly string[], cwd: string): [name: string, value: string][] {
  const values = parse(textOf(resolve(cwd, path)))
  const missing = only.filter((name) => !Object.hasOwn(values, name))
  if (missing.length > 0) throw new UsageError(`Nothing was set: ${path} has no ${missing.join(', ')}.`)
  const entries = Object.entries(values).filter(([name]) => only.length === 0 || only.includes(name))
  const wrong = entries.filter(([name]) => !isEnvName(name)).map(([name]) => name)
  if (wrong.length > 0)
    throw new UsageError(`Nothing was set: ${wrong.join(', ')} in ${path} cannot be the name of an environment variable.`)
  if (entries.length === 0) throw new UsageError(`Nothing was set: ${path} holds no line like NAME=value.`)
  return entries
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      throw new UsageError(`Nothing was set: there is no ${path}.`, { cause })
    throw cause
  }
}
