import { TRPCError } from '@trpc/server'
import { AppError } from './errors.ts'

/** The error a call is told, as data. Fails the test when the call goes through. */
export async function told(call: Promise<unknown>): Promise<Pick<AppError, 'code' | 'message' | 'issues'>> {
  try {
    await call
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof AppError) {
      const { code, message, issues } = error.cause
      return { code, message, issues }
    }
    throw error
  }
  throw new Error('The call was expected to be refused, and it went through.')
}
