import type { About } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'

/** What this server is, and what is risky in how it runs. */
export function about({ library, version, running }: Pick<Ctx, 'library' | 'version' | 'running'>): About {
  const secrets = library.read.get<{ secrets: number }>('SELECT count(*) AS secrets FROM EnvVar WHERE sensitive')?.secrets ?? 0
  const { database, key, hostname } = running
  return { version, database, key, secrets, warnings: secrets > 0 && !isLoopback(hostname) ? [openToTheNetwork(secrets, hostname)] : [] }
}

/** Nothing but this machine reaches it. */
const isLoopback = (hostname: string) => hostname === 'localhost' || hostname === '::1' || hostname.startsWith('127.')

const openToTheNetwork = (secrets: number, hostname: string) =>
  `This server listens on ${hostname} and keeps ${secrets} ${secrets === 1 ? 'secret' : 'secrets'}, and no token is asked for: whoever reaches it can read them. Listen on this machine alone (HOSTNAME=127.0.0.1), or make sure that only trusted machines reach it.`
