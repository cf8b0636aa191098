import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { sayFailure, toFailure } from './failure.ts'
import { createIo } from './output/io.ts'

const thrownBy = (call: () => unknown): unknown => {
  try {
    return call()
  } catch (error) {
    return error
  }
}

it('says of a refusal of the system which path it was about, why, and what to do', () => {
  expect(toFailure(thrownBy(() => readFileSync(`${tmpdir()}/not-there`)))).toEqual({
    exitCode: 1,
    code: 'internal',
    message: `${tmpdir()}/not-there could not be used: ENOENT: no such file or directory. The command stopped there. Set that right, then run the command again.`,
    issues: [],
  })
})

it.each(['EACCES', 'EPERM', 'EROFS'])('calls %s forbidden', (code) => {
  expect(toFailure(Object.assign(new Error(`${code}: no, mkdir '/x'`), { code, path: '/x' }))).toMatchObject({
    code: 'forbidden',
    message: expect.stringMatching(/^\/x could not be used: E[A-Z]+: no\. /),
  })
})

it('begins one line with its own name, whatever a message holds', () => {
  let err = ''
  const io = createIo({
    stdout: () => {},
    stderr: (text) => void (err += text),
    json: false,
    quiet: false,
    canAsk: false,
    outIsTerminal: false,
    color: { out: false, err: false },
    input: () => Promise.resolve(undefined),
    uninterrupted: (run) => run(),
    confirm: () => Promise.resolve(false),
    choose: () => Promise.resolve(''),
    secret: () => Promise.resolve(''),
  })
  const issues = [{ path: ['a\nb'], message: 'No.\nccm: forged' }]
  sayFailure({ exitCode: 1, code: 'internal', message: 'Nothing was saved.\nccm: forged\r\n  a part', issues }, io)
  expect(err).toBe('ccm: Nothing was saved.\n  ccm: forged\n  a part\n  a␊b: No.␊ccm: forged\n')
})
