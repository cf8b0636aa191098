/**
 * The database: opening it, bringing it up to date at start, and what its errors mean.
 *
 * @packageDocumentation
 */
export { databaseFile } from './database-url.ts'
export { isBusy, isForeignKeyViolation, isUniqueViolation } from './errors.ts'
export type { Log } from './log.ts'
export { migrate, type Migrated, MigrationError, type MigrateOptions } from './migrate.ts'
export { type Database, openDatabase, type OpenOptions } from './open.ts'
export type { Reader, SqlValue } from './reader.ts'
export { Prisma } from './generated/prisma/client.ts'
