import { toIssues } from '@ccm/contract'
import { initTRPC, TRPCError } from '@trpc/server'
import { isBusy } from '@ccm/db'
import { Ctx } from './ctx.ts'
import { AppError, BUSY_MESSAGE, INTERNAL_MESSAGE, trpcCodes } from './errors.ts'
import { toErrorBody } from './error-body.ts'
import { badRequest } from './issues.ts'
import type { RequestContext } from './request-context.ts'
import { ZodError } from 'zod'

const t = initTRPC.context<RequestContext>().create({
  errorFormatter: toErrorBody,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
})

/** Gives services the whole {@link Ctx}, and turns what they throw into what clients are told. */
const told = t.middleware(async ({ ctx, path, next }) => {
  if (!(ctx instanceof Ctx)) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'The context must come from createCtx.' })
  const result = await next({ ctx })
  if (result.ok) return result
  const error = toAppError(result.error)
  if (!error) return result
  if (error.code === 'internal') ctx.log.error(`${path} failed`, result.error.cause ?? result.error)
  throw new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error })
})

/** What a call is told; nothing when tRPC itself refused it and has said so already. */
function toAppError(error: TRPCError): AppError | undefined {
  const { cause, code } = error
  if (cause instanceof AppError) return cause
  if (cause && isBusy(cause)) return new AppError('unreachable', BUSY_MESSAGE, { cause })
  if (code === 'BAD_REQUEST' && cause instanceof ZodError) return badRequest(toIssues(cause), cause)
  return code === 'INTERNAL_SERVER_ERROR' ? new AppError('internal', INTERNAL_MESSAGE, { cause: error }) : undefined
}

export const { router, createCallerFactory } = t
export const procedure = t.procedure.use(told)
