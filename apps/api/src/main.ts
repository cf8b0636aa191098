import './small-heap.ts'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { migrate, MigrationError, openDatabase } from '@ccm/db'
import { about, createCtx, KeyError, openKeys, pruneActivity, pruneFiles, seedLibrary } from '@ccm/server'
import manifest from '../package.json' with { type: 'json' }
import { createApp } from './app.ts'
import { EnvError, readEnv } from './env.ts'
import { consoleLog as log } from './log.ts'
import { ListenError, serve } from './serve.ts'
import { readStarter } from './starter.ts'

const GRACE_MS = 3000
const { version } = manifest
const now = () => new Date()

async function main() {
  // The bundle lies as deep in the workspace as this file does.
  const env = readEnv(process.env, resolve(import.meta.dirname, '../../..'))
  const { applied, backup } = migrate({
    file: env.databaseFile,
    migrationsDir: env.migrationsDir,
    backupDir: join(dirname(env.databaseFile), 'backups'),
    now,
  })
  if (backup) log.info(`Copied the database to ${backup}, then applied ${applied.join(', ')}`)
  const db = openDatabase(env.databaseFile, { log, queries: env.development })
  const { sealer, from } = await openKeys({ db, log, variable: env.encryptionKey, file: env.keyFile })
  const running = { database: env.databaseFile, key: from, hostname: env.hostname }
  const ctx = await createCtx({ db, now, log, version, sealer, running })
  await pruneActivity(ctx)
  await pruneFiles(ctx)
  const seeded = await seedLibrary(ctx, () => readStarter(env.starterDir))
  if (seeded) log.info('Filled the new library with components and five profiles to start from.')
  const server = await serve(createApp(ctx, env), env.port, env.hostname)

  log.info(`CCM ${version} is at ${server.url} and keeps its library in ${env.databaseFile}`)
  if (existsSync(env.cliDir)) log.info('To get the command line `ccm` on the PATH, run once in this clone: npm install -g ./apps/cli')
  for (const warning of about(ctx).warnings) log.warn(warning)

  let stopping = false
  const stop = async () => {
    // A second signal means now.
    if (stopping) process.exit(1)
    stopping = true
    await server.stop(GRACE_MS)
    ctx.events.close()
    await db.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

try {
  await main()
} catch (error) {
  const expected = error instanceof EnvError || error instanceof KeyError || error instanceof ListenError || error instanceof MigrationError
  log.error(expected ? error.message : 'The server did not start', expected ? undefined : error)
  process.exitCode = 1
}
