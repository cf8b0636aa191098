import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { outliveReaders } from './outlive-readers.ts'

const failing = (code: string) => {
  const stream = new EventEmitter()
  outliveReaders([stream])
  return () => stream.emit('error', Object.assign(new Error(`write ${code}`), { code }))
}

it('goes on when nobody reads any more', () => {
  expect(failing('EPIPE')).not.toThrow()
})

it('stops at any other failure', () => {
  expect(failing('ENOSPC')).toThrow('write ENOSPC')
})
