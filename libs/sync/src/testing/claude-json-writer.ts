/**
 * A process that counts in a JSON file, as another program does that keeps its state there: reads it, adds one to its own counter, and puts
 * a new file in its place. Arguments: the file, the counter's name, and `locked` or `unlocked`: whether it holds the lock of the npm package
 * proper-lockfile while it does. Counts until its standard input ends, then says how often.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { lock } from 'proper-lockfile'

const [file = '', name = '', mode] = process.argv.slice(2)
let isToldToEnd = false
process.stdin.on('end', () => (isToldToEnd = true)).resume()

function count(): void {
  const value: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  const before = value[name]
  value[name] = (typeof before === 'number' ? before : 0) + 1
  const temporary = `${file}.${name}`
  writeFileSync(temporary, JSON.stringify(value, null, 2), { mode: 0o600 })
  renameSync(temporary, file)
}

async function countLocked(): Promise<void> {
  const release = await lock(file, {
    realpath: false,
    retries: { retries: 10_000, factor: 1, minTimeout: 2, maxTimeout: 20, randomize: true },
  })
  count()
  await release()
}

let counted = 0
process.stdout.write('started\n')
while (!isToldToEnd) {
  if (mode === 'locked') await countLocked()
  else count()
  counted += 1
  await setImmediate()
}
process.stdout.write(`counted ${counted}\n`)
