import { MAX_BODY_BYTES, MAX_UPLOAD_BODY_BYTES } from '@ccm/contract'
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

const textUpTo = (limit: number): RequestHandler => express.text({ type: () => true, limit, defaultCharset: 'utf-8' })
const readSmall = textUpTo(MAX_BODY_BYTES)
const readUpload = textUpTo(MAX_UPLOAD_BODY_BYTES)

/** Reads the body as text, which is handed on as it is when there is nothing wrong with it. One procedure takes larger ones. */
export const readBody: RequestHandler = (req, res, next) => (req.path === '/components.uploadFile' ? readUpload : readSmall)(req, res, next)

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
    const most = (error.limit ?? MAX_BODY_BYTES) / 1024 / 1024
    return refuse(res, {
      status: 413,
      code: 'too-large',
      message: `The body is larger than ${most} MB, so it was not read. Send less at once.`,
    })
  }
  refuse(res, { status: error.status, code: 'bad-request', message: `The request could not be read: ${error.message}. Nothing was done.` })
}

const isHttpError = (error: unknown): error is { status: number; message: string; limit?: number } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500
