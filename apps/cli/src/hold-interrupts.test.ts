import { expect, it } from 'vitest'
import { Interrupted } from './errors.ts'
import { holdInterrupts } from './hold-interrupts.ts'

function terminal() {
  const exits: number[] = []
  let press = () => {}
  const interrupts = holdInterrupts({ on: (_signal, listener) => void (press = listener), exit: (code) => void exits.push(code) })
  return { ...interrupts, exits, ctrlC: () => press() }
}

it('ends at once while nothing is being written', () => {
  const { ctrlC, exits } = terminal()
  ctrlC()
  expect(exits).toEqual([130])
})

it('finishes what is being written first, and then ends', async () => {
  const { ctrlC, exits, uninterrupted } = terminal()
  const steps: string[] = []
  const run = uninterrupted(async () => {
    steps.push('begun')
    await Promise.resolve()
    ctrlC()
    await Promise.resolve()
    steps.push('finished')
  })
  await expect(run).rejects.toBeInstanceOf(Interrupted)
  expect(steps).toEqual(['begun', 'finished'])
  expect(exits).toEqual([])
})

it('ends at once again when the writing is over', async () => {
  const { ctrlC, exits, uninterrupted } = terminal()
  expect(await uninterrupted(() => Promise.resolve('done'))).toBe('done')
  ctrlC()
  expect(exits).toEqual([130])
})

it('leaves Ctrl-C to a program that runs in its place, and ends at once again after it', async () => {
  const { ctrlC, exits, left } = terminal()
  const run = left(async () => {
    await Promise.resolve()
    ctrlC()
    return 7
  })
  expect(await run).toBe(7)
  expect(exits).toEqual([])
  ctrlC()
  expect(exits).toEqual([130])
})
