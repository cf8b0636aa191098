import { join, resolve } from 'node:path'
import { type Api, createApi } from '@ccm/client'
import { openWire } from './net/http-fetch.ts'
import { claudeDirectory } from './projects/claude-directory.ts'
import type { Io } from './output/io.ts'
import type { Session } from './session.ts'
import type { Computer } from './settings/machine.ts'
import { DEFAULT_SERVER, parseServerUrl, readConfig } from './settings/config.ts'
import { VERSION } from './version.ts'

export interface SessionFlags {
  server?: string
  cwd?: string
  dryRun: boolean
  yes: boolean
}

/** What the process knows of the computer it runs on. */
export interface Surroundings extends Omit<Computer, 'home' | 'ccmVersion'> {
  env: Record<string, string | undefined>
  cwd: string
  userHome: string
  runProgram: Session['runProgram']
}

/** Settings, resolved once: defaults < config file < environment < flags. The server is met when something is asked of it. */
export function openSession(flags: SessionFlags, around: Surroundings, io: Io): Session {
  const { env, cwd, userHome, platform, runProgram } = around
  const home = env.CCM_HOME ? resolve(cwd, env.CCM_HOME) : join(userHome, '.ccm')
  const config = readConfig(home)
  const [serverUrl, source] = serverOf(flags, env, config.serverUrl)
  const wire = openWire()
  let api: Api | undefined
  return {
    io,
    get api() {
      api ??= createApi({ url: parseServerUrl(serverUrl, source), token: () => env.CCM_TOKEN || config.token, fetch: wire.fetch })
      return api
    },
    meanwhile: wire.meanwhile,
    serverUrl,
    serverNamed: flags.server !== undefined,
    config,
    cwd: resolve(cwd, flags.cwd ?? '.'),
    get claude() {
      return claudeDirectory(env, userHome, cwd)
    },
    env,
    runProgram,
    home,
    platform,
    hostname: () => around.hostname(),
    ccmVersion: VERSION,
    computerId: () => around.computerId(),
    newId: () => around.newId(),
    dryRun: flags.dryRun,
    yes: flags.yes,
  }
}

function serverOf({ server }: SessionFlags, env: Surroundings['env'], configured: string | undefined): [string, string] {
  if (server !== undefined) return [server.replace(/\/+$/, ''), '--server']
  if (env.CCM_SERVER_URL) return [env.CCM_SERVER_URL.replace(/\/+$/, ''), 'CCM_SERVER_URL']
  return [configured ?? DEFAULT_SERVER, 'serverUrl in the configuration of ccm']
}
