import type { ErrorBody, ErrorCode, Issue } from '@ccm/contract'
import type { Response } from 'express'

/** A request that is turned away before anything looks into it. */
export interface Refusal {
  status: number
  code: ErrorCode
  /** What was not done, why, and what to do next. */
  message: string
  issues?: Issue[]
}

/** JSON-RPC's numbers, as tRPC assigns them to statuses. */
const numbers: Record<number, number> = {
  400: -32600,
  403: -32003,
  404: -32004,
  405: -32005,
  413: -32013,
  415: -32015,
  421: -32600,
  500: -32603,
  503: -32603,
}

/** Answers with the shape every failed call has. */
export function refuse(res: Response, { status, code, message, issues = [] }: Refusal) {
  const error: ErrorBody = { message, code: numbers[status] ?? -32600, data: { code, httpStatus: status, issues } }
  res.status(status).set('cache-control', 'no-store').json({ error })
}
