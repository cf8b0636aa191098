import { Prisma } from './generated/prisma/client.ts'

/** The database refused a row because another one holds the same unique value. */
export const isUniqueViolation = (error: unknown): boolean => prismaCode(error) === 'P2002'

/** The database refused to remove a row that others point at, or to write one that points at nothing. */
export const isForeignKeyViolation = (error: unknown): boolean => prismaCode(error) === 'P2003'

/** Another process holds the database, or our own transactions queue longer than they may. Trying again helps. */
export function isBusy(error: unknown): boolean {
  const code = prismaCode(error)
  if (code === 'P1008' || code === 'P2028' || code === 'P2034') return true
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')
}

const prismaCode = (error: unknown) => (error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined)
