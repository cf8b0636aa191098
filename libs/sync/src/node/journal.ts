import type { Changes } from '../changes.ts'
import { formerOf } from '../ledger-delta.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'
import { flushDirectory, type Layout } from './layout.ts'
import type { Places } from './read-files.ts'
import { createPack, dropPack, markCommitted, type Pack, writePart } from './pack.ts'
import { undoStage } from './recover.ts'
import { packOf, type PackHead, stage } from './stage.ts'
import type { TargetOptions } from './target.ts'

/** What a run's pack says besides what it changes. */
export type JournalHead = Omit<PackHead, 'former'>

/** A run as it is written down and prepared, part by part, up to its commit mark. */
export class Journal {
  readonly parts: Pack[] = []
  readonly #head: JournalHead
  readonly #before: Ledger | undefined
  readonly #layout: Layout
  readonly #where: Pick<TargetOptions, 'roots'> & { disk: Disk }
  #descriptor: number | undefined
  #isCommitted = false

  /** @param before - the ledger before the run */
  constructor(head: JournalHead, before: Ledger | undefined, layout: Layout, where: Pick<TargetOptions, 'roots'> & { disk: Disk }) {
    this.#head = head
    this.#before = before
    this.#layout = layout
    this.#where = where
  }

  /** From here on the run happens, if need be by the next command. */
  get isCommitted(): boolean {
    return this.#isCommitted
  }

  /** Makes its file, so that whatever the run leaves behind can be found again. */
  open(): number {
    const { disk } = this.#where
    if (this.#descriptor !== undefined) return this.#descriptor
    this.#descriptor = createPack(disk, this.#layout, this.#head.runId)
    flushDirectory(disk, this.#layout.runs)
    return this.#descriptor
  }

  /**
   * Writes a part down and prepares it. Nothing a person looks at has changed then.
   *
   * @param meanwhile - other work, done while the disk is at it
   */
  async add(changes: Changes, places: Places, meanwhile?: () => void): Promise<Pack> {
    const { roots, disk } = this.#where
    const bases = this.parts.length === 0 ? this.#head.bases : []
    const part = packOf({ ...this.#head, bases, former: formerOf(this.#before, changes.delta) }, changes, places, roots, disk)
    this.parts.push(part)
    writePart(disk, this.open(), part)
    await stage(part, changes, disk, meanwhile)
    return part
  }

  /** Sets the commit mark. A run of no parts is forgotten instead. */
  close(): void {
    const { disk } = this.#where
    this.#closeFile()
    if (this.parts.length === 0) {
      dropPack(disk, this.#layout, this.#head.runId)
      return
    }
    markCommitted(disk, this.#layout, this.#head.runId)
    this.#isCommitted = true
  }

  /** Takes everything back that was prepared. */
  takeBack(): void {
    const { disk } = this.#where
    this.#closeFile()
    for (const part of [...this.parts].reverse()) undoStage(part, disk)
    dropPack(disk, this.#layout, this.#head.runId)
  }

  #closeFile(): void {
    if (this.#descriptor !== undefined) this.#where.disk.close(this.#descriptor)
    this.#descriptor = undefined
  }
}
