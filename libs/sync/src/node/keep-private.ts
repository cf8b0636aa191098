import { isWrite } from '../changes.ts'
import type { JudgedAction, JudgedFile } from '../judged.ts'
import type { Skipped } from '../types.ts'
import type { Disk } from './disk.ts'
import { excludeFromGit } from './exclude.ts'
import { type CheckoutFile, fileInCheckout, type Git } from './git.ts'
import type { Places } from './read-files.ts'

/** Keeps private files out of git. Each question is asked once; git itself only when something private is to be written. */
export class PrivateFiles {
  readonly #places: Places
  readonly #disk: Disk
  readonly #git: Git
  readonly #reasons = new Map<string, string | undefined>()
  readonly #files = new Map<string, CheckoutFile | undefined>()

  constructor(places: Places, disk: Disk, git: Git) {
    this.#places = places
    this.#disk = disk
    this.#git = git
  }

  /** Private artifacts that may not be written, because git would keep a copy of them. */
  refused(files: readonly JudgedFile[], accepted: ReadonlySet<string>): Skipped[] {
    return files.flatMap((file) =>
      privateWrites(file, accepted).flatMap(({ id, path }) => {
        const reason = this.#reasonAgainst(file.key)
        return reason === undefined ? [] : [{ id, path, reason }]
      }),
    )
  }

  /**
   * Lists the private files that will be written where git looks for what to leave alone.
   *
   * @returns what could not be listed, in sentences
   */
  hide(files: readonly JudgedFile[], accepted: ReadonlySet<string>): string[] {
    return files.flatMap((file) => {
      const found = privateWrites(file, accepted).length > 0 ? this.#find(file.key) : undefined
      return (found && excludeFromGit(this.#disk, found.checkout, found.path)) ?? []
    })
  }

  #reasonAgainst(key: string): string | undefined {
    if (!this.#reasons.has(key)) this.#reasons.set(key, this.#ask(key))
    return this.#reasons.get(key)
  }

  #ask(key: string): string | undefined {
    const file = this.#find(key)
    if (!file) return undefined
    const tracked = this.#git.tracks(file.checkout, file.path)
    if (tracked === false) return undefined
    if (tracked === undefined) return 'It is private, and git cannot say whether it tracks it. Repair the repository, then sync again.'
    return `It is private, and git tracks it. Run "git rm --cached ${file.path}" in ${file.checkout.root}, then sync again.`
  }

  #find(key: string): CheckoutFile | undefined {
    if (!this.#files.has(key)) this.#files.set(key, this.#locate(key))
    return this.#files.get(key)
  }

  #locate(key: string): CheckoutFile | undefined {
    const real = this.#places.get(key)?.real
    return real === undefined ? undefined : fileInCheckout(this.#disk, real)
  }
}

/** What is taken out of a private file needs no care. */
const privateWrites = ({ actions }: JudgedFile, accepted: ReadonlySet<string>): JudgedAction[] =>
  actions.filter(({ id, action, artifact }) => accepted.has(id) && isWrite(action) && artifact?.private === true)
