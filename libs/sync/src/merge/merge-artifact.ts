import type { Artifact, FileArtifact, Json } from '@ccm/contract'
import { fileHash } from '@ccm/formats/hash'
import type * as merging from '@ccm/formats/merge'
import { toText } from '../bytes.ts'
import type { JudgedAction, JudgedFile } from '../judged.ts'

/** What merges texts and values; loaded when it is needed. */
export type Merging = typeof merging

/** A clean merge, or for texts both sides between conflict markers. */
interface Merged {
  result?: Artifact
  marked?: string
}

/**
 * Merges what is on disk of one artifact with what the library wants.
 *
 * @param base - what the library said when they last agreed; without it there is nothing to merge by
 */
export function mergeArtifact(file: JudgedFile, action: JudgedAction, base: Artifact | undefined, merging: Merging): Merged {
  const { artifact, before } = action
  switch (artifact?.kind) {
    case undefined:
      return {}
    case 'file':
      return mergeFile(action, artifact, bytesOf(file, action), base, merging)
    case 'block': {
      if (before === undefined) return {}
      const { text, marked } = mergeTexts(base?.kind === 'block' ? base.content : undefined, before, artifact.content, merging)
      return text === undefined ? { marked } : { result: { ...artifact, content: text } }
    }
    case 'key':
    case 'element': {
      if (before === undefined || !base || !('value' in base)) return {}
      const mine: Json = JSON.parse(before)
      const merged = merging.mergeJson({ base: base.value, mine, theirs: artifact.value })
      return merged.clean ? { result: { ...artifact, value: merged.value } } : {}
    }
    default:
      return artifact satisfies never
  }
}

/** What is on disk of a whole file; one that moves is still at its former place. */
export function bytesOf(
  { state }: Pick<JudgedFile, 'state'>,
  { from, stood }: Pick<JudgedAction, 'from' | 'stood'>,
): Uint8Array | undefined {
  const there = from && stood ? stood : state
  return there.kind === 'file' ? there.bytes : undefined
}

/** The executable bit of a merged file: as the side says that changed it. */
export function mergedBit({ have, artifact }: JudgedAction, bytes: Uint8Array | undefined, base: Artifact | undefined): boolean {
  const theirs = artifact?.kind === 'file' && artifact.executable
  if (!bytes) return theirs
  // What was judged by tells the bit, on systems too that have none.
  const mine = fileHash(bytes, true) === have
  return base?.kind === 'file' && base.executable === mine ? theirs : mine
}

function mergeFile(
  action: JudgedAction,
  artifact: FileArtifact,
  bytes: Uint8Array | undefined,
  base: Artifact | undefined,
  merging: Merging,
): Merged {
  const mine = bytes && toText(bytes)
  if (mine === undefined || mine.includes('\0') || artifact.encoding) return {}
  const known = base?.kind === 'file' && !base.encoding ? base.content : undefined
  const { text, marked } = mergeTexts(known, mine, artifact.content, merging)
  return text === undefined ? { marked } : { result: { ...artifact, content: text, executable: mergedBit(action, bytes, base) } }
}

function mergeTexts(base: string | undefined, mine: string, theirs: string, merging: Merging): { text?: string; marked?: string } {
  if (base === undefined) return { marked: merging.markText({ mine, theirs }) }
  const merged = merging.mergeText({ base, mine, theirs })
  return merged.clean ? { text: merged.text } : { marked: merged.marked }
}
