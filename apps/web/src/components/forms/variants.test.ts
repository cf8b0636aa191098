import { expect, it } from 'vitest'
import { toVariant } from './variants.ts'

const variants = { stdio: ['command', 'args', 'timeout'], http: ['url', 'headers', 'timeout'] }

it('keeps what both know and what none knows, and brings the rest back with its variant', () => {
  const memory = {}
  const stdio = { type: 'stdio', command: 'npx', args: ['-y'], timeout: 5000, extra: { disabled: true } }
  const http = toVariant(stdio, 'http', variants, memory)
  expect(http).toEqual({ type: 'http', timeout: 5000, extra: { disabled: true } })
  const edited = { ...http, url: 'https://a.test', timeout: 9000 }
  const back = toVariant(edited, 'stdio', variants, memory)
  expect(back).toEqual({ type: 'stdio', command: 'npx', args: ['-y'], timeout: 9000, extra: { disabled: true } })
  expect(toVariant(back, 'http', variants, memory)).toEqual(edited)
})
