// The floor of a first sync: the same files, each by a temporary sibling, fsync and rename, one after the other; then the names in each
// directory are flushed once, or a power cut could take them back.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [list, into] = process.argv.slice(2)
const directories = new Set([into])
for (const { path, content } of JSON.parse(readFileSync(list, 'utf8'))) {
  const target = join(into, path)
  mkdirSync(dirname(target), { recursive: true })
  const file = openSync(`${target}.tmp`, 'wx')
  writeSync(file, content)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${target}.tmp`, target)
  for (let directory = dirname(target); directory !== into; directory = dirname(directory)) directories.add(directory)
}
// Windows has no such thing.
for (const directory of process.platform === 'win32' ? [] : directories) {
  const opened = openSync(directory)
  fsyncSync(opened)
  closeSync(opened)
}
