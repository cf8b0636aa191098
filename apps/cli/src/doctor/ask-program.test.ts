import { expect, it } from 'vitest'
import { askProgram } from './ask-program.ts'

const sh = (script: string, patience = 10_000) => askProgram('/bin/sh', ['-c', script], { PATH: '/usr/bin:/bin' }, patience)

it('gives back what a program said and how it ended', async () => {
  expect(await sh('echo one; echo two >&2; exit 3')).toEqual({ exitCode: 3, text: 'one\ntwo\n' })
})

it('gives up on one that does not end, and ends what it started', async () => {
  expect(await sh('sleep 600 & sleep 600', 100)).toBeUndefined()
})

it('gives a program nothing to wait for on stdin', async () => {
  expect(await sh('cat; echo end')).toEqual({ exitCode: 0, text: 'end\n' })
})

it('knows when there is none', async () => {
  expect(await askProgram('ccm-no-such-program', [], {}, 1000)).toBeUndefined()
})
