import type { Artifact, Desired } from '@ccm/contract'
import { beginMarker, blockId, fileId, identityKey, keyId, parseMarker } from '@ccm/formats'
import { SyncError } from './errors.ts'
import { formOf, type Form } from './form.ts'
import { pathProblem } from './paths.ts'

/**
 * Refuses an answer no honest server gives. Paths and ids come from another machine and decide what is written here, so they are
 * checked again, without a schema library: this is on the way of every sync that has something to do.
 *
 * @throws SyncError `forbidden`, naming the path
 */
export function checkDesired({ artifacts, count }: Desired): void {
  if (!Array.isArray(artifacts)) throw refused('it lists no artifacts')
  if (artifacts.length !== count) throw refused(`it announces ${count} artifacts and lists ${artifacts.length}`)
  const ids = new Set<string>()
  const files = new Map<string, { path: string; form: Form }>()
  for (const artifact of artifacts) {
    checkShape(artifact)
    const problem = pathProblem(artifact.path)
    if (problem) throw refused(`the path "${artifact.path}" ${problem}`, artifact.path)
    if (!isOwnId(artifact)) throw refused(`the id "${artifact.id}" is not the one of its artifact`, artifact.path)
    if (ids.has(artifact.id)) throw refused(`it lists "${artifact.id}" twice`, artifact.path)
    ids.add(artifact.id)
    checkFile(files, artifact)
  }
  checkNesting(files)
}

const refused = (reason: string, path?: string) =>
  new SyncError('forbidden', `Nothing was written, because the server's answer is refused: ${reason}.`, { path })

const roots: readonly string[] = ['project', 'home']

function checkShape(artifact: Artifact): void {
  const common =
    roots.includes(artifact.root) && typeof artifact.path === 'string' && typeof artifact.id === 'string' && Array.isArray(artifact.owners)
  if (!common || !hasContent(artifact)) throw refused(`the artifact "${String(artifact.id)}" is not complete`)
}

function hasContent(artifact: Artifact): boolean {
  switch (artifact.kind) {
    case 'file':
      return typeof artifact.content === 'string' && typeof artifact.executable === 'boolean'
    case 'block':
      return (
        typeof artifact.content === 'string' &&
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
