import type { RequestHandler } from 'express'
import { checkJsonText } from './json-text.ts'
import { refuse, type Refusal } from './refuse.ts'

const KEYS = ['input', 'batch', 'lastEventId', 'connectionParams']
const MOST_CALLS = 10

/** tRPC ignores query keys it does not know and would answer `?limit=1` with another page than was asked for. */
export const checkQuery: RequestHandler = (req, res, next) => {
  const refusal = queryRefusal(req.url, req.path)
  if (refusal) refuse(res, refusal)
  else next()
}

export function queryRefusal(url: string, path: string): Refusal | undefined {
  if (!isDecodable(path)) return bad('The path holds a "%" that starts no %-code. Encode it, for example with encodeURIComponent.')
  const at = url.indexOf('?')
  const text = at === -1 ? '' : url.slice(at + 1)
  if (/%(?![0-9a-f]{2})/i.test(text))
    return bad('The query holds a "%" that starts no %-code. Encode it, for example with encodeURIComponent.')
  const query = new URLSearchParams(text)
  const keys = [...query.keys()]
  const unknown = keys.filter((key) => !KEYS.includes(key))
  if (unknown.length > 0) {
    return bad(
      `There is no query key ${unknown.map((key) => `"${key}"`).join(', ')}: use ?input=<JSON>, for example ?input=${encodeURIComponent('{"limit":1}')}`,
    )
  }
  if (new Set(keys).size < keys.length) return bad('A query key stands there twice. Send each once.')
  const calls = path.split(',').length
  if (calls > MOST_CALLS) return bad(`A batch holds at most ${MOST_CALLS} calls; this one holds ${calls}. Send it in parts.`)
  if (calls > 1 && query.get('batch') !== '1') return bad('Several calls in one request need batch=1 in the query.')
  return jsonRefusal(query.get('input'), 'The query\'s "input"')
}

/** Refuses text that is no JSON a call may carry. Also for bodies. */
export function jsonRefusal(text: string | null, what: string): Refusal | undefined {
  if (text === null || text === '') return undefined
  const problem = checkJsonText(text)
  return problem === undefined ? undefined : bad(`${what} ${problem}`)
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

const bad = (message: string): Refusal => ({ status: 400, code: 'bad-request', message })
