import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from './generated/prisma/client.ts'
import type { Log } from './log.ts'
import { oneAtATime } from './one-connection.ts'
import { openReader, type Reader } from './reader.ts'

/** An open database: Prisma for reading and writing, and a reader for the hottest questions. */
export interface Database {
  prisma: PrismaClient
  read: Reader
  /** Whether the file is there and answers. */
  isUp(): boolean
  /**
   * Empties the write-ahead log, where pages lie as they were before they were written over. To be called when something was removed that
   * must not be found in the files any more.
   */
  scrub(): Promise<void>
  close(): Promise<void>
}

export interface OpenOptions {
  log: Log
  /** Log the text of every statement, never its parameters. Errors and warnings of Prisma are always logged with it. */
  queries: boolean
}

/**
 * Opens a database that {@link migrate} has brought up to date. Foreign keys are enforced; a locked file is waited for,
 * 5 s at most. Prisma's engine is loaded by the first question that needs it, not here: a server is ready sooner so.
 */
export function openDatabase(file: string, { log, queries }: OpenOptions): Database {
  const adapter = oneAtATime(new PrismaBetterSqlite3({ url: `file:${file}` }))
  const prisma = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
    log: [
      { emit: 'event', level: 'error' },
      ...(queries
        ? ([
            { emit: 'event', level: 'query' },
            { emit: 'event', level: 'warn' },
          ] as const)
        : []),
    ],
  })
  // A handler for a level that is not logged is never called.
  prisma.$on('error', ({ message }) => log.error(`database: ${oneLine(message)}`))
  prisma.$on('warn', ({ message }) => log.warn(`database: ${oneLine(message)}`))
  prisma.$on('query', ({ query }) => log.debug(`query: ${oneLine(query)}`))
  const read = openReader(file, queries ? (sql) => log.debug(`query: ${oneLine(sql)}`) : () => {})
  return {
    prisma,
    read,
    isUp: () => isUp(file, read),
    scrub: async () => {
      await prisma.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
    },
    close: async () => {
      read.close()
      await prisma.$disconnect()
    },
  }
}

/** SQLite goes on answering from a file that was removed, so the file is looked for too. */
function isUp(file: string, read: Reader): boolean {
  try {
    return existsSync(file) && read.get<{ up: number }>('SELECT 1 AS up')?.up === 1
  } catch (error) {
    if (error instanceof Sqlite.SqliteError || error instanceof TypeError) return false
    throw error
  }
}

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')
