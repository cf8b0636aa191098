import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import { DEFAULT_PORT } from '@ccm/contract'
import { databaseFile } from '@ccm/db'

/** What the environment decides, read once. */
export interface Env {
  /** 0 takes any free port. */
  port: number
  /** The address to listen on. */
  hostname: string
  /** Absolute path of the database. */
  databaseFile: string
  /** Opens the secrets of the library; undefined when the key file does. */
  encryptionKey: string | undefined
  /** Absolute path of the key file, beside the database. */
  keyFile: string
  /** Log the text of every statement. */
  development: boolean
  /** Host names served besides those of a home network. */
  allowedHosts: string[]
  migrationsDir: string
  /** Where the library of an empty server lies. */
  starterDir: string
  /** Where the built web app lies. */
  webDir: string
  /** Where the command line lies in a clone; an image has none. */
  cliDir: string
}

/** The environment has values that cannot be used; the message has a line for each. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/**
 * Reads the environment.
 *
 * @param root - the workspace's directory, against which relative paths count; `CCM_ROOT` stands in for it
 * @throws EnvError naming every problem
 */
export function readEnv(env: NodeJS.ProcessEnv, root: string): Env {
  const problems: string[] = []
  const tried = <T>(read: () => T, otherwise: T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      problems.push(error.message)
      return otherwise
    }
  }
  const base = resolve(env.CCM_ROOT ?? root)
  const port = tried(() => readPort(env.PORT), DEFAULT_PORT)
  const file = tried(() => databaseFile(env.DATABASE_URL, base), '')
  const read: Env = {
    port,
    hostname: readHostname(env.HOSTNAME),
    databaseFile: file,
    encryptionKey: env.CCM_ENCRYPTION_KEY || undefined,
    keyFile: resolve(dirname(file), 'ccm.key'),
    development: tried(() => readMode(env.NODE_ENV), false),
    allowedHosts: tried(() => readHosts(env.CCM_ALLOWED_HOSTS), []),
    migrationsDir: resolve(base, 'prisma/migrations'),
    starterDir: resolve(base, 'prisma/starter'),
    webDir: resolve(base, 'apps/web/dist'),
    cliDir: resolve(base, 'apps/cli'),
  }
  if (problems.length > 0) throw new EnvError(problems.join('\n'))
  return read
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Error(`PORT must be a whole number up to 65535, for example PORT=3001; it is "${text}".`)
}

/** Containers and shells set HOSTNAME to a name of the machine, so it counts only where it is plainly an address. */
function readHostname(text: string | undefined): string {
  return text !== undefined && (isIP(text) !== 0 || text === 'localhost') ? text : '127.0.0.1'
}

function readMode(text: string | undefined): boolean {
  if (text === undefined || ['', 'production', 'development', 'test'].includes(text)) return text === 'development'
  throw new Error(`NODE_ENV must be production, development or test; it is "${text}".`)
}

function readHosts(text: string | undefined): string[] {
  const hosts = (text ?? '').split(',').map((host) => host.trim().toLowerCase())
  const named = hosts.filter((host) => host !== '')
  const bad = named.filter((host) => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
  if (bad.length === 0) return named
  throw new Error(`CCM_ALLOWED_HOSTS must be host names with commas between them, without ports; it holds "${bad.join('", "')}".`)
}
