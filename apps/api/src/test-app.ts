import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCtx, createSealer, newDataKey } from '@ccm/server'
import { recordingLog, testDatabase } from '@ccm/testing'
import { createApp } from './app.ts'
import { serve } from './serve.ts'

export interface Answer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  text: string
  /** The `error` member of the body, where there is one. */
  error: { message: string; code: number; data: { code: string; httpStatus: number; issues: unknown[] } }
  body: unknown
}

export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** The whole server on a free port, with a small web app that was built, over a throwaway database. */
export async function testApp() {
  const { db, file, remove } = testDatabase()
  const log = recordingLog()
  const sealer = createSealer(newDataKey())
  const facts = { database: file, key: 'file' as const, hostname: '127.0.0.1' }
  const ctx = await createCtx({ db, now: () => new Date(0), log, version: '1.2.3', sealer, running: facts })
  const webDir = mkdtempSync(join(tmpdir(), 'ccm-web-'))
  mkdirSync(join(webDir, 'assets'))
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>CCM</title>')
  writeFileSync(join(webDir, 'theme.js'), 'export {}')
  writeFileSync(join(webDir, 'assets', 'main-abc123.js'), 'export {}')
  const running = await serve(createApp(ctx, { webDir, allowedHosts: ['ccm.example.com'] }), 0, '127.0.0.1')
  const port = Number(new URL(running.url).port)
  return {
    ctx,
    file,
    log,
    port,
    webDir,
    running,
    ask: (path: string, asked: Asked = {}) => ask(port, path, asked),
    close: async () => {
      await running.stop(0)
      ctx.events.close()
      await remove()
      rmSync(webDir, { recursive: true, force: true })
    },
  }
}
export type TestApp = Awaited<ReturnType<typeof testApp>>

/** One request as it stands, with any Host header. */
function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const isJson = res.headers['content-type']?.startsWith('application/json')
        const parsed = isJson ? JSON.parse(text) : undefined
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text, error: parsed?.error, body: parsed })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const json = (value: unknown): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
