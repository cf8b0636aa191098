import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { refuse } from './door/refuse.ts'

const YEAR = 365 * 24 * 60 * 60

/** Serves the built web app: files with a hash in their name forever, the page itself fresh, for every route it knows. */
export function serveWeb(dir: string): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(dir, 'assets'), {
      index: false,
      setHeaders: (res) => res.setHeader('cache-control', `public, max-age=${YEAR}, immutable`),
    }),
  )
  router.use(express.static(dir, { index: false, setHeaders: (res) => res.setHeader('cache-control', 'no-cache') }))
  router.get('/{*route}', page(join(dir, 'index.html')))
  return router
}

const page =
  (file: string): RequestHandler =>
  (req, res, next) => {
    if (/^\/(?:trpc|api|assets)(?:\/|$)/i.test(req.path) || /\.[^/]*$/.test(req.path)) return next()
    if (!existsSync(file)) {
      return refuse(res, {
        status: 404,
        code: 'not-found',
        message: 'The web app is not built. Run `npm start` in the clone, which builds it.',
      })
    }
    res.setHeader('cache-control', 'no-cache')
    res.sendFile(file)
  }
