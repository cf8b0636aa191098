#!/usr/bin/env node
// Stand-in for Prisma's downloaded `schema-engine` binary: same JSON-RPC over stdio,
// served by @prisma/schema-engine-wasm (same engine, shipped through npm).
import { readFileSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'

const args = process.argv.slice(2)
const opt = (name) => args.flatMap((a, i) => (a === name ? [args[i + 1]] : []))
const url = JSON.parse(opt('--datasource')[0] ?? '{}').url ?? 'file::memory:'
const file = resolve(url.replace(/^file:/, ''))

if (args.includes('cli')) {
  // SQLite: the file is created when it is opened.
  mkdirSync(dirname(file), { recursive: true })
  process.exit(0)
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(m) {
    this.message = m
  },
}
const wasmFile = resolve(
  dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
  'schema_engine_bg.wasm',
)
const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

// The wasm engine fails with P1014 where the native one would find no `_prisma_migrations`:
// give an empty database (or one being baselined by `migrate resolve`) its table first.
function ensureMigrationsTable(force) {
  mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  const tables = db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).get().n
  if (tables === 0 || force)
    db.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`)
  db.close()
}
// The wasm engine's own reset leaves the tables in place.
function reset() {
  close()
  engine = undefined
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  ensureMigrationsTable(false)
}
const HISTORY = new Set(['devDiagnostic', 'diagnoseMigrationHistory', 'applyMigrations', 'markMigrationApplied'])

const datamodels = opt('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
// The engine sends whole scripts through executeRaw;
// better-sqlite3 prepares single statements only.
const forScripts = (conn) => {
  const one = conn.executeRaw.bind(conn)
  conn.executeRaw = async (q) => (q.args.length ? one(q) : (conn.client.exec(q.sql), 0))
  return conn
}
const opened = []
const factory = new PrismaBetterSqlite3({ url: `file:${file}` })
for (const m of ['connect', 'connectToShadowDb']) {
  const open = factory[m].bind(factory)
  factory[m] = async () => {
    const conn = forScripts(await open())
    opened.push(conn.client)
    return conn
  }
}
// Without a close the exclusive lock leaves an empty `-journal` file behind.
const close = () => {
  for (const c of opened.splice(0)) c.close()
}
for (const s of ['SIGTERM', 'SIGINT'])
  process.on(s, () => {
    close()
    process.exit(0)
  })
process.on('exit', close)
const adapter = bindMigrationAwareSqlAdapterFactory(factory)
let engine
const send = (m) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...m }) + '\n')
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (!method) continue // the CLI's answer to our `print`
  try {
    engine ??= await bg.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter)
    if (HISTORY.has(method)) ensureMigrationsTable(method === 'markMigrationApplied')
    const name = method === 'getDatabaseVersion' ? 'version' : method
    let result = name === 'reset' ? (reset(), {}) : ((await engine[name](params)) ?? {})
    if (method === 'diff' && result.stdout !== null && result.stdout !== undefined) {
      send({ id: 'print', method: 'print', params: { content: result.stdout } })
      result = { exitCode: result.exitCode, stdout: null }
    }
    send({ id, result })
  } catch (e) {
    const m = /External error id#(\d+)/.exec(e.message)
    if (m) e.message += ' ' + String(adapter.errorRegistry.consumeError(Number(m[1]))?.error?.stack)
    send({
      id,
      error: { code: 4466, message: e.message, data: { is_panic: false, message: e.message, error_code: e.code, meta: e.meta ?? {} } },
    })
  }
}
