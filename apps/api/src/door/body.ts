import { MAX_BODY_BYTES } from '@ccm/contract'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { jsonRefusal } from './query.ts'
import { refuse } from './refuse.ts'

const withoutBody = ['GET', 'HEAD', 'OPTIONS']

/** Only `application/json`, which a form or an image of another site cannot send. */
export const checkContentType: RequestHandler = (req, res, next) => {
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (withoutBody.includes(req.method) || type === 'application/json') return next()
  refuse(res, {
    status: 415,
    code: 'bad-request',
    message: `Bodies are read as application/json only; this one says ${type ?? 'nothing'}. Send the header content-type: application/json.`,
  })
}

/** Reads the body as text, which is handed on as it is when there is nothing wrong with it. */
export const readBody: RequestHandler = express.text({ type: () => true, limit: MAX_BODY_BYTES, defaultCharset: 'utf-8' })

export const checkBody: RequestHandler = (req, res, next) => {
  const body: unknown = req.body
  const refusal = typeof body === 'string' ? jsonRefusal(body, 'The body') : undefined
  if (refusal) refuse(res, refusal)
  else next()
}

/** What goes wrong while a request is read: a body too large, a path that cannot be decoded. */
export const unreadableRequest: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent || !isHttpError(error)) return next(error)
  if (error.status === 413) {
    return refuse(res, { status: 413, code: 'too-large', message: 'The body is larger than 1 MB, so it was not read. Send less at once.' })
  }
  refuse(res, { status: error.status, code: 'bad-request', message: `The request could not be read: ${error.message}. Nothing was done.` })
}

const isHttpError = (error: unknown): error is { status: number; message: string } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500
