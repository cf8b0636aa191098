import type { AsyncCommand } from 'fast-check'
import { changeMode, deleteFile, ownFile, replaceByLink, writeFirst } from './file-deeds.ts'
import { type Deed, Hand } from './hand.ts'
import { comment, deleteRule, deleteServer, editRule, editServer, ownMember, reformat } from './json-deeds.ts'
import type { Memory } from './memory.ts'
import { changeLineEndings, deleteBlock, editText, moveBlock, writeBesideBlocks } from './text-deeds.ts'
import type { World } from './world.ts'

/** All a person does in these tests; what is done often stands more than once. */
export const personDeeds: readonly (readonly [string, Deed])[] = [
  ['edits a text', editText],
  ['edits a text', editText],
  ['edits a text', editText],
  ['edits a server', editServer],
  ['edits a server', editServer],
  ['edits a rule', editRule],
  ['writes beside blocks', writeBesideBlocks],
  ['adds to a shared file', ownMember],
  ['comments', comment],
  ['adds a file', ownFile],
  ['writes first', writeFirst],
  ['deletes a file', deleteFile],
  ['deletes a server', deleteServer],
  ['deletes a rule', deleteRule],
  ['deletes a block', deleteBlock],
  ['moves a block', moveBlock],
  ['reformats', reformat],
  ['changes line endings', changeLineEndings],
  ['changes a mode', changeMode],
  ['replaces by a link', replaceByLink],
]

/** A person does a few things in the project. */
export class PersonCommand implements AsyncCommand<Memory, World> {
  readonly #deeds: readonly (readonly [number, readonly number[]])[]

  /** @param deeds - the number of each in {@link personDeeds}, and what it chooses by */
  constructor(deeds: readonly (readonly [number, readonly number[]])[]) {
    this.#deeds = deeds
  }

  check = () => true

  toString = () => `person ${this.#deeds.map(([deed, picks]) => `${personDeeds[deed]?.[0]} (${picks.join()})`).join(', ')}`

  async run(memory: Memory, { ground }: World): Promise<void> {
    for (const [index, picks] of this.#deeds) {
      const [name = '', deed] = personDeeds[index] ?? []
      if (!deed?.(new Hand(ground.project, memory.wanted, () => memory.word(), picks))) continue
      memory.fresh = undefined
      memory.count(`a person ${name}`)
    }
  }
}
