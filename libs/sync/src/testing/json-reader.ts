/**
 * A process that reads a JSON file at every instant it can, and ends with an error when it once holds no JSON. Arguments: the file. Reads
 * until its standard input ends, then says how often.
 */
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { setImmediate } from 'node:timers/promises'

const [file = ''] = process.argv.slice(2)
let isToldToEnd = false
process.stdin.on('end', () => (isToldToEnd = true)).resume()

// It never rests, and leaves the processor to those it watches.
setPriority(10)
let counted = 0
process.stdout.write('started\n')
while (!isToldToEnd) {
  JSON.parse(readFileSync(file, 'utf8'))
  counted += 1
  await setImmediate()
}
process.stdout.write(`counted ${counted}\n`)
