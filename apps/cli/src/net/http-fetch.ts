import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Fetch, FetchAnswer } from '@ccm/client'

/** How long a silent server is waited for, in milliseconds. */
const PATIENCE = 30_000
/** What an answer has to bring in that time, and how long it may be, in characters: several times the largest library. */
const LEAST = 16 * 1024
const MOST = 128 * 1024 * 1024

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
        // Else Node works one out for TLS that is not there, which costs more than the whole request.
        ...(!isSecure(url) && { servername: '' }),
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

const isSecure = (url: string) => url.startsWith('https:')
const requestFor = async (url: string) => (isSecure(url) ? (await import('node:https')).request : httpRequest)

function toAnswer(response: IncomingMessage): FetchAnswer {
  const status = response.statusCode ?? 0
  const text = new Promise<string>((resolve, reject) => {
    // Decoded as it comes: a whole library is megabytes, and putting buffers together would copy it once more.
    response.setEncoding('utf8')
    let text = ''
    let before = 0
    const watch = setInterval(() => {
      if (text.length - before < LEAST) response.destroy(new Error('its answer came too slowly to go on waiting'))
      before = text.length
    }, PATIENCE)
    response.on('data', (chunk: string) => {
      text += chunk
      if (text.length > MOST) response.destroy(new Error('its answer is longer than that of any library'))
    })
    response.once('end', () => resolve(text))
    response.once('error', reject)
    response.once('close', () => clearInterval(watch))
  })
  return { ok: status >= 200 && status < 300, status, json: async () => JSON.parse(await text) as unknown }
}
