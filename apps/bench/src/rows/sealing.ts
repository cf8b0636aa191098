import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createSealer, newDataKey } from '@ccm/server'
import { interleave, median } from '../measure.ts'
import { ms, type Row } from '../report.ts'

const values = 10_000
const budget = 250
const textOf = (index: number) => `secret-${index}-`.padEnd(64, 'x')

/** Sealing and opening values once the key is there, each for a row of its own, beside the bare cipher on the same values. */
export async function sealingRows(rounds: number): Promise<Row[]> {
  const [ours, bare] = await interleave(
    [
      { name: 'sealer', run: () => each(sealedAndOpened()) },
      { name: 'bare cipher', run: () => each(bareCipher()) },
    ],
    rounds,
  )
  const [figure, floor] = [median(ours?.wall ?? []), median(bare?.wall ?? [])]
  return [
    {
      what: `sealing and opening ${values.toLocaleString('en')} values`,
      figure: ms(figure),
      floor: `${ms(floor)} bare AES-256-GCM`,
      ratio: `${(figure / floor).toFixed(2)} ×`,
      cpu: ms(ours?.cpu ?? NaN),
      budget: `≤ ${budget} ms`,
      held: figure <= budget,
    },
  ]
}

function each(roundTrip: (index: number) => string) {
  for (let index = 0; index < values; index += 1) {
    if (roundTrip(index) !== textOf(index)) throw new Error('A value came back changed.')
  }
}

function sealedAndOpened() {
  const sealer = createSealer(newDataKey())
  return (index: number) => {
    const place = { table: 'EnvVar', row: `env-var-${index}`, field: 'value' }
    return sealer.open(sealer.seal(textOf(index), place), place)
  }
}

/** What any use of the cipher costs; one nonce for all, as nothing of it is kept. */
function bareCipher() {
  const key = randomBytes(32)
  const nonce = randomBytes(12)
  return (index: number) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(textOf(index)), cipher.final()])
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(cipher.getAuthTag())
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  }
}
