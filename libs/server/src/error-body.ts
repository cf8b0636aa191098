import type { ErrorBody } from '@ccm/contract'
import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { AppError, codeOf, INTERNAL_MESSAGE } from './errors.ts'

type ErrorShapeCode = TRPCDefaultErrorShape['code']
/** The contract's error body with tRPC's own numbers in it. */
type ErrorShape = ErrorBody & { code: ErrorShapeCode }

/** What a failed call answers. It never holds a stack, and nothing of an error that is not ours. */
export function toErrorBody({
  shape,
  error,
  path,
}: {
  shape: { code: ErrorShapeCode }
  error: TRPCError
  path: string | undefined
}): ErrorShape {
  const known = error.cause instanceof AppError ? error.cause : undefined
  const code = known?.code ?? codeOf(error.code)
  return {
    message: known?.message ?? (code === 'internal' ? INTERNAL_MESSAGE : outside(error, path)),
    code: shape.code,
    data: { code, httpStatus: getHTTPStatusCodeFromError(error), ...(path !== undefined && { path }), issues: known?.issues ?? [] },
  }
}

/** What tRPC says before any procedure runs, in our words where its own leave open what to do. */
function outside(error: TRPCError, path: string | undefined): string {
  switch (error.code) {
    case 'NOT_FOUND':
      return `There is no procedure "${path ?? ''}". Check its name, and that the server and the client have the same version.`
    case 'METHOD_NOT_SUPPORTED':
      return 'Queries are asked with GET and mutations with POST; this call used the other one.'
    case 'PARSE_ERROR':
      return 'The body is not valid JSON, so nothing was done. Send one JSON document.'
    default:
      return error.message
  }
}
