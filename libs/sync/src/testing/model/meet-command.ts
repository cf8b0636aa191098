import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AsyncCommand } from 'fast-check'
import { freeName } from './library-command.ts'
import { artifactOf, withPiece } from './library.ts'
import type { Memory } from './memory.ts'
import { textAt } from './reading.ts'
import type { World } from './world.ts'

/** Which component, the piece the library changes, how far from it the person's is, and whether it gets another name. */
export interface Meeting {
  which: number
  at: number
  apart: number
  isRenamed: boolean
}

/** A person and the library change the same component, in one place or in two. */
export class MeetCommand implements AsyncCommand<Memory, World> {
  readonly #meeting: Meeting

  constructor(meeting: Meeting) {
    this.#meeting = meeting
  }

  check = () => true

  toString = () => `both change ${JSON.stringify(this.#meeting)}`

  async run(memory: Memory, { ground }: World): Promise<void> {
    const { which, at, apart, isRenamed } = this.#meeting
    const one = memory.library[which % Math.max(1, memory.library.length)]
    if (!one) return
    const { path } = artifactOf(one)
    const text = textAt(ground.project, path)
    const piece = one.pieces[(at + apart) % one.pieces.length]
    const edited = text?.replace(new RegExp(`${piece}(?!\\d)`), memory.word())
    if (edited === undefined || edited === text) return
    writeFileSync(join(ground.project, path), edited)
    memory.fresh = undefined
    memory.keepLibrary()
    const changed = withPiece(one, at, memory.piece())
    const met = isRenamed ? { ...changed, name: freeName(memory.library, one, at) } : changed
    memory.library = memory.library.map((component) => (component === one ? met : component))
    memory.count('both change one component')
  }
}
