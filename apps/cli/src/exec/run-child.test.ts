import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { runChild } from './run-child.ts'

const node = (script: string, signals = new EventEmitter(), atTerminal = false) =>
  runChild({ command: process.execPath, args: ['-e', script], env: process.env, cwd: process.cwd() }, signals, atTerminal)

it.each([
  ['process.exit(7)', 7],
  ['process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)', 143],
  ['', 0],
])('ends as the program ends: %s', async (script, code) => {
  expect(await node(script)).toBe(code)
})

it('passes signals on, and listens no longer than the program lives', async () => {
  const signals = new EventEmitter()
  const ended = node('setInterval(() => {}, 1000)', signals)
  signals.emit('SIGTERM', 'SIGTERM')
  expect(await ended).toBe(143)
  expect(signals.eventNames()).toEqual([])
})

it('leaves what a terminal sends to everybody alone', async () => {
  const signals = new EventEmitter()
  const ended = node('setInterval(() => {}, 1000)', signals, true)
  signals.emit('SIGINT', 'SIGINT')
  signals.emit('SIGHUP', 'SIGHUP')
  expect(await ended).toBe(129)
})

it('fails when there is no such program', async () => {
  const program = { command: 'ccm-no-such-program', args: [], env: {}, cwd: process.cwd() }
  await expect(runChild(program, new EventEmitter(), false)).rejects.toMatchObject({ code: 'ENOENT' })
})
