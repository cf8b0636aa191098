import { queriesByPost } from '@ccm/contract'
import type { RequestHandler } from 'express'
import { procedureType } from '../procedures.ts'
import { refuse } from './refuse.ts'

/** tRPC takes every query by POST or none. Ours are asked with GET, but those whose input may be too long for a URL. */
export const checkPostedQueries: RequestHandler = (req, res, next) => {
  const refused = req.method === 'POST' ? decodeURIComponent(req.path.slice(1)).split(',').find(isForGet) : undefined
  if (refused === undefined) return next()
  res.set('allow', 'GET')
  refuse(res, {
    status: 405,
    code: 'bad-request',
    message: `The query "${refused}" is asked with GET: use ?input=<JSON>. Nothing was done.`,
  })
}

const isForGet = (path: string) => procedureType(path) === 'query' && !queriesByPost.includes(path)
