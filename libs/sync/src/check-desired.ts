import type { Artifact, Desired, FileArtifact } from '@ccm/contract'
import { beginMarker, blockId, fileId, identityKey, keyId, parseMarker } from '@ccm/formats'
import { SyncError } from './errors.ts'
import { formOf, type Form } from './form.ts'
import { pathProblem } from './paths.ts'
import { type ConfigDirectory, type Reach, reachProblem, sharedFormOf } from './places.ts'

/**
 * Refuses an answer no honest server gives. Paths and ids come from another machine and decide what is written here, so they are
 * checked again, without a schema library: this is on the way of every sync that has something to do.
 *
 * @param reach - what the target may write to; left out, what a user's own directory in its usual place is
 * @throws SyncError `forbidden`, naming the path
 */
export function checkDesired({ artifacts, count, known }: Desired, reach: Reach = { configDirectory: 'default' }): void {
  if (!Array.isArray(artifacts)) throw refused('it lists no artifacts')
  if (artifacts.length !== count) throw refused(`it announces ${JSON.stringify(count)} artifacts and lists ${artifacts.length}`)
  const ids = new Map<string, Artifact>()
  const files = new Map<string, { path: string; form: Form }>()
  for (const artifact of artifacts) {
    checkShape(artifact)
    const problem = pathProblem(artifact.path) ?? reachProblem(artifact, reach)
    if (problem) throw refused(`the path "${artifact.path}" ${problem}`, artifact.path)
    if (!isOwnId(artifact)) throw refused(`the id "${artifact.id}" is not the one of its artifact`, artifact.path)
    if (ids.has(artifact.id)) throw refused(`it lists "${artifact.id}" twice`, artifact.path)
    ids.set(artifact.id, artifact)
    checkForm(artifact, reach.configDirectory)
    checkFile(files, artifact)
  }
  checkNesting(files)
  for (const artifact of artifacts) checkNeed(artifact, ids)
  if (known !== undefined) checkKnown(known)
}

/** Supporting files of a skill have 1 MB at most; a file of more characters than this is no such file. */
const MAX_BASE64 = 2 * 1024 * 1024
/** Hashes per artifact that may be known from other clones. */
const MAX_KNOWN = 1000

const refused = (reason: string, path?: string) =>
  new SyncError('forbidden', `Nothing was written, because the server's answer is refused: ${reason}.`, { path })

const roots: readonly string[] = ['project', 'home']

function checkShape(artifact: Artifact): void {
  if (typeof artifact !== 'object' || artifact === null) throw refused('it lists something that is no artifact')
  const { id, root, path, owners } = artifact
  if (typeof id !== 'string') throw refused('it lists an artifact without an id')
  const common = roots.includes(root) && typeof path === 'string' && Array.isArray(owners) && owners.every(isOwner)
  if (!common || !hasContent(artifact)) throw refused(`the artifact "${id}" is not complete`)
}

const isOwner = (owner: unknown) =>
  typeof owner === 'object' &&
  owner !== null &&
  'componentId' in owner &&
  typeof owner.componentId === 'string' &&
  'type' in owner &&
  typeof owner.type === 'string' &&
  'name' in owner &&
  typeof owner.name === 'string'

function hasContent(artifact: Artifact): boolean {
  switch (artifact.kind) {
    case 'file':
      return typeof artifact.content === 'string' && typeof artifact.executable === 'boolean' && isEncoded(artifact)
    case 'block':
      return (
        typeof artifact.content === 'string' &&
        typeof artifact.block === 'string' &&
        parseMarker(beginMarker(artifact.block))?.block === artifact.block &&
        !holdsMarker(artifact.content)
      )
    case 'key':
    case 'element':
      return artifact.value !== undefined && typeof artifact.pointer === 'string' && artifact.pointer.startsWith('/')
    default:
      artifact satisfies never
      return false
  }
}

/** Base64 in its one canonical form, so that what is shown, hashed and written are the same bytes. */
function isEncoded({ content, encoding }: FileArtifact): boolean {
  if (encoding === undefined) return true
  if (encoding !== 'base64' || content.length > MAX_BASE64 || content.length % 4 !== 0) return false
  return Buffer.from(content, 'base64').toString('base64') === content
}

const holdsMarker = (content: string) => content.split(/\r\n|\r|\n/).some((line) => parseMarker(line) !== undefined)

function isOwnId(artifact: Artifact): boolean {
  const { id, root, path } = artifact
  switch (artifact.kind) {
    case 'file':
      return id === fileId(root, path)
    case 'block':
      return id === blockId(root, path, artifact.block)
    case 'key':
      return id === keyId(root, path, artifact.pointer)
    case 'element': {
      const array = keyId(root, path, artifact.pointer)
      return id.startsWith(`${array}[`) && /^\[[A-Za-z0-9_-]{1,64}\/\d{1,9}\]$/.test(id.slice(array.length))
    }
    default:
      artifact satisfies never
      return false
  }
}

/** What a file is shared by is never replaced as a whole. */
function checkForm({ root, path, kind }: Artifact, configDirectory: ConfigDirectory): void {
  const form = sharedFormOf(root, path, configDirectory)
  if (form !== undefined && form !== formOf(kind)) throw refused(`"${path}" belongs to its user too and is not written this way`, path)
}

/** What speaks of another artifact speaks of one in the same answer, which itself stands alone. */
function checkNeed(artifact: Artifact, ids: ReadonlyMap<string, Artifact>): void {
  if (!('needs' in artifact) || artifact.needs === undefined) return
  const needed = ids.get(artifact.needs)
  if (artifact.kind !== 'element' || !needed || ('needs' in needed && needed.needs !== undefined))
    throw refused(`"${artifact.id}" needs ${JSON.stringify(artifact.needs)}, which is not there to stand on`, artifact.path)
}

function checkKnown(known: unknown): void {
  const isMap = typeof known === 'object' && known !== null && !Array.isArray(known)
  if (!isMap || !Object.values(known).every(isHashList)) throw refused('what it says of other clones is not complete')
}

const isHashList = (list: unknown) =>
  Array.isArray(list) && list.length <= MAX_KNOWN && list.every((hash: unknown) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))

/** One file is written in one way and under one spelling; a disk may not tell `A.md` from `a.md`. */
function checkFile(files: Map<string, { path: string; form: Form }>, artifact: Artifact): void {
  const key = identityKey(fileId(artifact.root, artifact.path))
  const form = formOf(artifact.kind)
  const known = files.get(key)
  if (!known) files.set(key, { path: artifact.path, form })
  else if (known.path !== artifact.path) throw refused(`"${known.path}" and "${artifact.path}" are one file on many disks`, artifact.path)
  else if (known.form !== form) throw refused(`"${artifact.path}" is asked for in two forms`, artifact.path)
}

function checkNesting(files: Map<string, { path: string }>): void {
  for (const [key, { path }] of files) {
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      if (files.has(key.slice(0, end))) throw refused(`"${path}" lies inside another file`, path)
    }
  }
}
