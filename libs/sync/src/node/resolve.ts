import { join, relative, sep } from 'node:path'
import { isGitDirectory, pathProblem } from '../paths.ts'
import { type Disk, type DiskFile, NotAFile } from './disk.ts'

/** Where a path leads on this disk, links followed; or why nothing may be read or written there, in a sentence. */
export type Place = { real: string; present: boolean } | Refusal
interface Refusal {
  code: 'unreadable' | 'forbidden'
  message: string
}

/** Where a file lies, and the file when there is one. */
export type Found = { real: string; file: DiskFile | undefined; linked: boolean } | Refusal

/**
 * Finds places under one root. Directories are looked at once per resolver: make a new one for every pass over the disk, and one for
 * every check right before a write.
 */
export class Resolver {
  readonly #root: string
  readonly #disk: Disk
  readonly #directories = new Map<string, Place>()

  /** @param root - the root's real, absolute path */
  constructor(root: string, disk: Disk) {
    this.#root = root
    this.#disk = disk
    this.#directories.set('', { real: root, present: true })
  }

  /**
   * The place of a file, that need not be there yet. A link to a file inside the root is followed; one that leads outside, into a git
   * directory or nowhere is refused.
   *
   * @param path - relative to the root, with forward slashes
   */
  file(path: string): Place {
    const place = this.#place(path)
    if (!('real' in place)) return place
    const { real, above } = place
    const kind = above ? this.#disk.kind(real) : undefined
    if (kind === undefined || kind === 'file') return { real, present: kind !== undefined }
    if (kind === 'link') return this.#follow(path, real, 'file')
    return noFile
  }

  /**
   * The place of a file as {@link file} gives it, and what it holds: one call of the system less for each.
   *
   * @throws what the system throws when it lets nobody read it
   */
  read(path: string): Found {
    const place = this.#place(path)
    if (!('real' in place)) return place
    const { real, above } = place
    try {
      const file = above ? this.#disk.readHere(real) : undefined
      if (file !== 'link') return { real, file, linked: false }
    } catch (error) {
      if (error instanceof NotAFile) return noFile
      throw error
    }
    const followed = this.#follow(path, real, 'file')
    return 'real' in followed ? { real: followed.real, file: this.#disk.read(followed.real), linked: true } : followed
  }

  /** Where a path leads but for its last name, and whether there is anything above it. */
  #place(path: string): { real: string; above: boolean } | Refusal {
    const problem = pathProblem(path)
    if (problem) return { code: 'forbidden', message: `The path is refused because it ${problem}.` }
    const { directory, name } = split(path)
    const above = this.#directory(directory)
    return 'real' in above ? { real: under(above.real, name), above: above.present } : above
  }

  #directory(path: string): Place {
    const known = this.#directories.get(path)
    if (known) return known
    const place = this.#findDirectory(path)
    this.#directories.set(path, place)
    return place
  }

  #findDirectory(path: string): Place {
    const { directory, name } = split(path)
    const above = this.#directory(directory)
    if (!('real' in above)) return above
    const real = join(above.real, name)
    const kind = above.present ? this.#disk.kind(real) : undefined
    if (kind === undefined || kind === 'directory') return { real, present: kind !== undefined }
    if (kind === 'link') return this.#follow(path, real, 'directory')
    return unreadable(`"${path}" is no directory. Move it away, then try again.`)
  }

  #follow(path: string, link: string, kind: 'file' | 'directory'): Place {
    const real = this.#disk.realpath(link)
    if (real === undefined) return forbidden(`"${path}" is a link that leads nowhere. Remove it or make what it names, then try again.`)
    const inside = relative(this.#root, real)
    const names = inside.split(sep)
    if (inside === '' || names[0] === '..' || join(this.#root, inside) !== real) {
      return forbidden(`"${path}" is a link that leads out of ${this.#root}. Replace it by what it names, then try again.`)
    }
    if (names.some(isGitDirectory)) return forbidden(`"${path}" is a link into a git directory. Remove it, then try again.`)
    if (this.#disk.kind(real) !== kind)
      return unreadable(`"${path}" is a link to something that is no ${kind}. Move it away, then try again.`)
    return { real, present: true }
  }
}

/** The path of a name in a directory: as `join` gives it, which would take both apart again for every file. */
const under = (directory: string, name: string) => (directory.endsWith(sep) ? directory + name : directory + sep + name)

const unreadable = (message: string): Refusal => ({ code: 'unreadable', message })
const noFile = unreadable('What stands there is no file. Move it away, then try again.')
const forbidden = (message: string): Refusal => ({ code: 'forbidden', message })

function split(path: string): { directory: string; name: string } {
  const slash = path.lastIndexOf('/')
  return { directory: slash === -1 ? '' : path.slice(0, slash), name: path.slice(slash + 1) }
}
