import { join } from 'node:path'
import type { Disk } from './disk.ts'
import type { Checkout } from './git.ts'
import { hasCode, systemReason } from './system-error.ts'

/**
 * Makes git leave a file of this checkout alone: lists it in `info/exclude`, unless it is listed. One line is written behind what is
 * there, so that nothing anybody else writes into the file is lost.
 *
 * @param path - relative to the top of the working tree, with forward slashes
 * @returns what a person should know when it could not be listed
 */
export function excludeFromGit(disk: Disk, { common }: Checkout, path: string): string | undefined {
  const directory = join(common, 'info')
  const file = join(directory, 'exclude')
  const line = patternOf(path)
  const refused = (reason: string) =>
    `${path} is not hidden from git, because ${reason}. Add the line "${line}" to ${file}, or do not commit it.`
  try {
    const kind = disk.kind(file)
    if (kind !== undefined && kind !== 'file') return refused(`${file} is a link or no file`)
    const text = disk.read(file)?.bytes.toString('latin1') ?? ''
    if (text.split('\n').some((known) => withoutReturn(known) === latin1(line))) return undefined
    disk.mkdir(directory, 0o777)
    append(disk, kind === undefined ? disk.create(file, 0o666) : disk.openEnd(file), `${lineEnd(text)}${line}${eol(text)}`)
    return undefined
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'ENOENT')) throw error
    return refused(`${file} cannot be written (${systemReason(error)})`)
  }
}

/** The pattern that means this path alone, in git's own notation. */
const patternOf = (path: string) => `/${path.replace(/[\\*?[]/g, '\\$&')}`

const latin1 = (text: string) => Buffer.from(text).toString('latin1')
const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line)
const eol = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n')
const lineEnd = (text: string) => (text === '' || text.endsWith('\n') ? '' : eol(text))

function append(disk: Disk, descriptor: number, text: string): void {
  try {
    disk.write(descriptor, Buffer.from(text))
    disk.flushNow(descriptor)
  } finally {
    disk.close(descriptor)
  }
}
