import type { Request, RequestHandler } from 'express'
import { refuse } from './refuse.ts'

/** Pages of other sites may not call this server, with any method. A link that opens the web app from elsewhere is no call. */
export const checkOrigin: RequestHandler = (req, res, next) => {
  const { origin } = req.headers
  if (origin !== undefined && !isSameOrigin(origin, req.headers.host)) return refuseForeign(res, origin)
  if (req.headers['sec-fetch-site'] === 'cross-site' && !opensThePage(req)) return refuseForeign(res, 'another site')
  next()
}

/** Scheme apart, which a proxy in front of the server may change. */
function isSameOrigin(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: named } = new URL(origin)
  return (protocol === 'http:' || protocol === 'https:') && named === host?.toLowerCase()
}

const opensThePage = (req: Request) =>
  req.method === 'GET' &&
  req.headers['sec-fetch-mode'] === 'navigate' &&
  req.headers['sec-fetch-dest'] === 'document' &&
  !/^\/(?:trpc|api)(?:\/|$)/i.test(req.path)

const refuseForeign = (res: Parameters<RequestHandler>[1], origin: string) =>
  refuse(res, {
    status: 403,
    code: 'forbidden',
    message: `A page of ${origin} may not call this server, so nothing was done. Open the web app at the server's own address.`,
  })
