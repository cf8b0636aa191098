import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { toFailure } from './failure.ts'

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
