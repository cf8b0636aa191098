// The floor of a first sync: the same files, each by a temporary sibling, fsync and rename, one after the other.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [list, into] = process.argv.slice(2)
for (const { path, content } of JSON.parse(readFileSync(list, 'utf8'))) {
  const target = join(into, path)
  mkdirSync(dirname(target), { recursive: true })
  const file = openSync(`${target}.tmp`, 'wx')
  writeSync(file, content)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${target}.tmp`, target)
}
