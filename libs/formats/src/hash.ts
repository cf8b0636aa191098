/**
 * Hashes that server and client compare. Apart from the main entry because it needs `node:crypto`.
 *
 * @packageDocumentation
 */
import { hash } from 'node:crypto'
import type { Artifact, Hash, Json, Warning } from '@ccm/contract'
import { canonicalJson } from './canonical-json.ts'

export { canonicalJson }

/** The hash of a JSON value: equal for equal values, however they are written. */
export const valueHash = (json: Json): Hash => hash('sha256', canonicalJson(json))

/** The hash of the text between two markers. CRLF counts as LF. */
export const blockHash = (text: string): Hash => hash('sha256', foldText(text))

/**
 * The hash of a whole file: its bytes with CRLF counted as LF, and its executable bit.
 *
 * @param content - the file as text or as bytes; bytes that are no UTF-8 are hashed as they are
 */
export const fileHash = (content: string | Uint8Array, executable: boolean): Hash => {
  const digest = hash('sha256', typeof content === 'string' ? foldText(content) : foldBytes(content))
  return executable ? hash('sha256', `executable ${digest}`) : digest
}

/** An artifact never changes, and is asked for its hash several times in one answer and one run. */
const hashes = new WeakMap<Artifact, Hash>()

/** The hash of what an artifact puts on the disk; owners, `runs` and `private` are no part of it. Worked out once for each artifact. */
export function artifactHash(artifact: Artifact): Hash {
  const known = hashes.get(artifact)
  if (known !== undefined) return known
  const made = hashOf(artifact)
  hashes.set(artifact, made)
  return made
}

function hashOf(artifact: Artifact): Hash {
  switch (artifact.kind) {
    case 'file':
      return fileHash(artifact.encoding ? Buffer.from(artifact.content, artifact.encoding) : artifact.content, artifact.executable)
    case 'key':
    case 'element':
      return valueHash(artifact.value)
    case 'block':
      return blockHash(artifact.content)
    default:
      return artifact satisfies never
  }
}

/** The revision of a target: the sha256 of its canonical artifact list and warnings, order included. */
export const listRevision = (artifacts: Artifact[], warnings: Warning[]): Hash =>
  hash('sha256', `[${JSON.stringify(artifacts.map(lineOf))},${canonicalJson(warnings)}]`)

/** An artifact in the list: its content by hash, which is several times faster than by canonical JSON. Pointer and block are in the id. */
const lineOf = (artifact: Artifact) => {
  const { kind, id, root, path, runs, private: isPrivate, owners } = artifact
  return [
    kind,
    id,
    root,
    path,
    runs,
    isPrivate,
    artifactHash(artifact),
    howOf(artifact),
    owners.map(({ componentId, type, name, revision }) => [componentId, type, name, revision]),
  ]
}

/** What changes how an artifact is written, or when, but not what it puts on the disk. */
function howOf(artifact: Artifact): string | undefined {
  if (artifact.kind === 'file') return artifact.encoding
  return artifact.kind === 'element' ? artifact.needs : undefined
}

const foldText = (text: string) => (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text)

/** Latin-1 gives every byte a character of its own, so folding loses nothing of a file that is no UTF-8. */
const foldBytes = (bytes: Uint8Array) =>
  bytes.includes(0x0d) ? Buffer.from(foldText(Buffer.from(bytes).toString('latin1')), 'latin1') : bytes
