import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Fetch, FetchAnswer } from '@ccm/client'

/** How long a silent server is waited for, in milliseconds. */
const PATIENCE = 30_000

export interface Wire {
  fetch: Fetch
  /** Makes a call, and does some synchronous work as soon as its request has left, while the answer travels. */
  meanwhile<A, B>(call: () => Promise<A>, work: () => B): Promise<[A, B]>
}

/** A small `fetch` over `node:http`. The global one loads a whole HTTP client first, which costs more than this entire command. */
export function openWire(): Wire {
  let left: (() => void) | undefined

  return {
    async fetch(url, { method, headers, body, signal }) {
      const request = (await requestFor(url))(url, {
        method,
        headers: { accept: 'application/json', ...headers },
        signal,
        // A connection each: a kept one may be closed by the server while a person thinks about a question.
        agent: false,
      })
      request.once('finish', () => left?.())
      return new Promise<FetchAnswer>((resolve, reject) => {
        request.setTimeout(PATIENCE, () => request.destroy(new Error(`it did not answer within ${PATIENCE / 1000} seconds`)))
        request.once('error', reject)
        request.once('response', (response: IncomingMessage) => resolve(toAnswer(response)))
        request.end(body)
      })
    },
    meanwhile(call, work) {
      const departure = new Promise<void>((resolve) => (left = resolve))
      return Promise.all([call(), departure.then(work)])
    },
  }
}

const requestFor = async (url: string) => (url.startsWith('https:') ? (await import('node:https')).request : httpRequest)

function toAnswer(response: IncomingMessage): FetchAnswer {
  const status = response.statusCode ?? 0
  const text = new Promise<string>((resolve, reject) => {
    // Decoded as it comes: a whole library is megabytes, and putting buffers together would copy it once more.
    response.setEncoding('utf8')
    let text = ''
    response.on('data', (chunk: string) => (text += chunk))
    response.once('end', () => resolve(text))
    response.once('error', reject)
  })
  return { ok: status >= 200 && status < 300, status, json: async () => JSON.parse(await text) as unknown }
}
