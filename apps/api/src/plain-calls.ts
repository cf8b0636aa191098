import { queriesByPost } from '@ccm/contract'
import { actorOf, appRouter, type Ctx } from '@ccm/server'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Request, RequestHandler } from 'express'
import { procedureType } from './procedures.ts'

/**
 * Answers single queries and mutations, as tRPC's own handler does, byte for byte. That one builds web requests, responses
 * and streams around each call, which costs more than most calls do; batches, subscriptions and everything unusual go on
 * to it.
 */
export const plainCalls =
  (ctx: Ctx): RequestHandler =>
  async (req, res, next) => {
    const call = plainCallOf(req)
    if (!call) return next()
    const { path, type } = call
    try {
      const own = ctx.as(await actorOf(ctx, req.headers))
      const data = await callTRPCProcedure({
        router: appRouter,
        path,
        type,
        ctx: own,
        getRawInput: async () => inputOf(call),
        signal: undefined,
        batchIndex: 0,
      })
      send(200, resultText(data))
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause)
      const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input: undefined, ctx })
      send(getHTTPStatusCodeFromError(error), JSON.stringify({ error: shape }))
    }

    function send(status: number, answer: string) {
      res.statusCode = status
      res.setHeader('content-type', 'application/json')
      res.end(answer)
    }
  }

/** A page that is asked for again is the same object until the library changes, so its text is made once. */
const texts = new WeakMap<object, string>()

function resultText(data: unknown): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify({ result: { data } })
  const text = texts.get(data) ?? JSON.stringify({ result: { data } })
  texts.set(data, text)
  return text
}

interface PlainCall {
  path: string
  type: 'query' | 'mutation'
  /** The input, if there is any: JSON, as the door has made sure. */
  input: string | undefined
}

function plainCallOf(req: Request): PlainCall | undefined {
  const path = req.path.slice(1)
  const type = procedureType(path)
  if (req.query.batch !== undefined || req.headers['trpc-accept'] !== undefined) return undefined
  if (type === 'query' && req.method === 'GET') return { path, type, input: text(req.query.input) }
  const isPosted = type === 'mutation' || (type === 'query' && queriesByPost.includes(path))
  if (isPosted && req.method === 'POST') return { path, type, input: text(req.body) }
  return undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const inputOf = ({ input }: PlainCall): unknown => (input === undefined ? undefined : JSON.parse(input))
