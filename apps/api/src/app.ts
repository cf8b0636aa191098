import { actorOf, appRouter, checkHealth, type Ctx } from '@ccm/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { checkBody, checkContentType, readBody, unreadableRequest } from './door/body.ts'
import { securityHeaders } from './door/headers.ts'
import { checkHost } from './door/host.ts'
import { checkOrigin } from './door/origin.ts'
import { checkPostedQueries } from './door/posted-queries.ts'
import { checkQuery } from './door/query.ts'
import { refuse } from './door/refuse.ts'
import { plainCalls } from './plain-calls.ts'
import { serveWeb } from './web.ts'

export interface AppOptions {
  /** Where the built web app lies. */
  webDir: string
  /** Host names served besides those of a home network. */
  allowedHosts: readonly string[]
}

/** The HTTP face of a server: the door, the procedures, the health check and the web app, in that order. */
export function createApp(ctx: Ctx, { webDir, allowedHosts }: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders, checkHost(allowedHosts), checkOrigin)
  app.get('/api/health', health(ctx))
  app.use('/trpc', neverCached, checkQuery, checkPostedQueries, checkContentType, readBody, checkBody)
  app.use(
    '/trpc',
    plainCalls(ctx),
    createExpressMiddleware({
      router: appRouter,
      createContext: async ({ req }) => ctx.as(await actorOf(ctx, req.headers)),
      allowMethodOverride: true,
    }),
  )
  app.use(serveWeb(webDir))
  app.use((req, res) => refuse(res, { status: 404, code: 'not-found', message: `There is nothing at ${req.path}.` }))
  app.use(unreadableRequest, failed(ctx))
  return app
}

const neverCached: RequestHandler = (_req, res, next) => {
  res.setHeader('cache-control', 'no-store')
  next()
}

const health =
  (ctx: Ctx): RequestHandler =>
  (_req, res) => {
    const answer = checkHealth(ctx)
    res.status(answer.status === 'ok' ? 200 : 503)
    res.set('cache-control', 'no-store').json(answer)
  }

const failed =
  ({ log }: Ctx): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    log.error(`${req.method} ${req.path} failed`, error)
    if (res.headersSent) return next(error)
    refuse(res, { status: 500, code: 'internal', message: 'Something went wrong on the server. The server log says what it was.' })
  }
