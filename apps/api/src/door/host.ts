import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import { refuse } from './refuse.ts'

/** Names that a name server on the internet cannot give out for somebody else's page. */
const LOCAL = /\.(?:local|localhost|home\.arpa|internal|lan|ts\.net)$/

/**
 * The name in a Host header, without port and brackets, in lowercase; undefined when it is no host.
 */
export function hostName(header: string | undefined): string | undefined {
  const found = /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]\\]+))(?::\d{1,5})?$/i.exec(header ?? '')
  const name = found?.[1] ?? found?.[2]
  return name?.toLowerCase().replace(/\.$/, '')
}

/** Whether a name can only mean this server: an address, a name of the local network, or one that was allowed. */
export function isOurs(name: string, allowed: readonly string[]): boolean {
  if (isIP(name) !== 0 || allowed.includes(name) || LOCAL.test(name)) return true
  return /^[a-z0-9_-]+$/.test(name)
}

/** A page of another site whose name was pointed here afterwards (DNS rebinding) carries that site's name in Host. */
export const checkHost =
  (allowed: readonly string[]): RequestHandler =>
  (req, res, next) => {
    const name = hostName(req.headers.host)
    if (name !== undefined && isOurs(name, allowed)) return next()
    refuse(res, {
      status: 421,
      code: 'forbidden',
      message:
        name === undefined
          ? 'The request names no valid host, so it was not answered. Use the address the server printed when it started.'
          : `This server does not answer to the name "${name}". If it is yours, start the server with CCM_ALLOWED_HOSTS=${name}`,
    })
  }
