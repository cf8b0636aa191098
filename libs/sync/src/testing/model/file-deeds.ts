import { chmodSync, renameSync, symlinkSync, unlinkSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { applyEdits, modify } from 'jsonc-parser'
import { beginMarker, endMarker } from '@ccm/formats'
import type { Deed, Hand } from './hand.ts'
import { AGENTS } from './library.ts'
import { placeOf, readAt } from './reading.ts'

const whole = /^\.claude\/(?:agents|skills)\//

export const deleteFile: Deed = (hand) => {
  const path = hand.pick(hand.files(/^(?:\.claude|\.mcp\.json$|CLAUDE\.md$)/))
  if (path === undefined) return false
  unlinkSync(hand.at(path))
  return true
}

/** A file of their own: beside ours, or where one of ours would come. */
export const ownFile: Deed = (hand) => {
  const word = hand.word()
  const places = [
    `${AGENTS}/own-${word}.md`,
    `.claude/skills/ash/${word}.md`,
    `notes/${word}.txt`,
    `${AGENTS}/elm.md`,
    `${AGENTS}/cedar.md`,
  ]
  const path = hand.pick(places)
  if (path === undefined || hand.read(path) !== undefined) return false
  hand.write(path, `own ${word}\nmore\n`)
  return true
}

export const changeMode: Deed = (hand) => {
  const path = hand.pick(hand.files(/./))
  if (path === undefined) return false
  chmodSync(hand.at(path), hand.pick([0o644, 0o600, 0o755, 0o640, 0o700]) ?? 0o644)
  return true
}

/** Keeps a file elsewhere in the project and leaves a link where it was. */
export const replaceByLink: Deed = (hand) => {
  const path = hand.pick(hand.files(whole))
  if (path === undefined) return false
  const kept = `store/${hand.word().replace('mine', 'kept')}-${basename(path)}`
  hand.write(kept, '')
  renameSync(hand.at(path), hand.at(kept))
  symlinkSync(relative(dirname(hand.at(path)), hand.at(kept)), hand.at(path))
  return true
}

/** Writes by hand what the library would write, or something else at its place. */
export const writeFirst: Deed = (hand) => {
  const missing = hand.wanted.filter((artifact) => readAt(hand.project, placeOf(artifact)) === undefined)
  const artifact = hand.pick(missing)
  if (!artifact) return false
  const isSame = hand.number(2) === 0
  switch (artifact.kind) {
    case 'file':
      hand.write(artifact.path, isSame ? artifact.content : `first ${hand.word()}\n`)
      return true
    case 'key':
      return setValue(hand, artifact.path, artifact.pointer.split('/').slice(1), isSame ? artifact.value : { command: hand.word() })
    case 'element':
      return setValue(hand, artifact.path, [...artifact.pointer.split('/').slice(1), 0], artifact.value)
    case 'block': {
      const content = isSame ? artifact.content : `first ${hand.word()}`
      const block = `${beginMarker(artifact.block)}\n${content}\n${endMarker(artifact.block)}\n`
      hand.write(artifact.path, block + (hand.read(artifact.path) ?? ''))
      return true
    }
    default:
      return artifact satisfies never
  }
}

function setValue(hand: Hand, path: string, place: (string | number)[], value: unknown): boolean {
  const text = hand.read(path) ?? '{}'
  hand.write(path, applyEdits(text, modify(text, place, value, { isArrayInsertion: typeof place.at(-1) === 'number' })))
  return true
}
