import { describe, expect, it } from 'vitest'
import { newDataKey, unwrapKey, wrapKey } from './data-key.ts'
import { deriveKey, newDerivation } from './derive-key.ts'
import { SealError } from './seal-error.ts'

/** Cheap enough for tests; the real cost is paid once below. */
const cheap = () => ({ ...newDerivation(), N: 2 ** 10, p: 1 })

describe('a data key', () => {
  it('is unwrapped with the passphrase that wrapped it, at the real cost', async () => {
    const how = newDerivation()
    expect(how).toMatchObject({ N: 32_768, r: 8, p: 3 })
    const dataKey = newDataKey()
    const wrapped = wrapKey(dataKey, await deriveKey('correct horse', how))
    expect(wrapped).toHaveLength(85)
    expect(unwrapKey(wrapped, await deriveKey('correct horse', how))).toEqual(dataKey)
  })

  it('is not unwrapped with another passphrase or another salt', async () => {
    const how = cheap()
    const wrapped = wrapKey(newDataKey(), await deriveKey('correct horse', how))
    const others = [deriveKey('correct horsf', how), deriveKey('correct horse', { ...how, salt: cheap().salt })]
    for (const other of await Promise.all(others)) expect(() => unwrapKey(wrapped, other)).toThrow(SealError)
  })

  it('takes a passphrase typed in another normal form of Unicode for the same', async () => {
    const how = cheap()
    expect(await deriveKey('caf\u00e9', how)).toEqual(await deriveKey('cafe\u0301', how))
  })

  it('is made as RFC 7914 says', async () => {
    const key = await deriveKey('password', { salt: Buffer.from('NaCl').toString('base64url'), N: 1024, r: 8, p: 16 })
    expect(key.toString('hex')).toBe('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162')
  })
})
