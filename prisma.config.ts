import { resolve } from 'node:path'
import { defineConfig } from 'prisma/config'
import { databaseFile } from './libs/db/src/database-url.ts'

// The schema engine comes from npm as WebAssembly, so nothing has to be downloaded from anywhere else.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(import.meta.dirname, 'tools/schema-engine.mjs')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: `file:${databaseFile(process.env.DATABASE_URL, import.meta.dirname)}` },
})
