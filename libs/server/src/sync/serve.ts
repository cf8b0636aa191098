import type { Artifact, Hash, KnownHashes } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { artifactHash } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import type { Wanted } from '../render/render.ts'

/** The most hashes told of one artifact, the newest of them. */
const TOLD = 20

type Served = Map<string, Hash[]>

/**
 * Takes note of what is served for a repository, each revision once, and answers what else was ever served for the same
 * artifacts: another clone may have written it to the disk and committed it.
 *
 * Not of elements, which carry no name on the disk, and not of what is private, which git does not bring.
 */
export async function serve(
  { db, library: { read } }: Pick<Ctx, 'db' | 'library'>,
  repository: string,
  { revision, artifacts }: Wanted,
): Promise<KnownHashes> {
  const hashes = sharedHashes(artifacts)
  const served = readServed(read, repository, hashes)
  if (!isNoted(read, repository, revision)) {
    const fresh = hashes.filter(([id, hash]) => !served.get(id)?.includes(hash))
    await db.prisma.$transaction([
      db.prisma.$executeRaw`INSERT OR IGNORE INTO Served (repository, id, hash)
        SELECT ${repository}, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${JSON.stringify(fresh)})`,
      db.prisma.$executeRaw`INSERT OR IGNORE INTO ServedRevision (repository, revision) VALUES (${repository}, ${revision})`,
    ])
  }
  return othersOf(hashes, served)
}

/** What {@link serve} would answer, without taking note of anything. */
export function knownOf(read: Reader, repository: string, artifacts: Artifact[]): KnownHashes {
  const hashes = sharedHashes(artifacts)
  return othersOf(hashes, readServed(read, repository, hashes))
}

type IdHash = [id: string, hash: Hash]

const sharedHashes = (artifacts: Artifact[]): IdHash[] =>
  artifacts.flatMap((artifact): IdHash[] => (isShared(artifact) ? [[artifact.id, artifactHash(artifact)]] : []))

const othersOf = (hashes: IdHash[], served: Served): KnownHashes =>
  Object.fromEntries(hashes.flatMap(([id, hash]) => others(id, served.get(id) ?? [], hash)))

const isShared = ({ kind, private: isPrivate }: Artifact) => kind !== 'element' && !isPrivate

const isNoted = (read: Reader, repository: string, revision: Hash) =>
  read.get('SELECT 1 FROM ServedRevision WHERE repository = ? AND revision = ?', repository, revision) !== undefined

/** What was served before for these ids, newest first. */
function readServed(read: Reader, repository: string, hashes: IdHash[]): Served {
  const served: Served = new Map()
  const rows = read.all<{ id: string; hash: Hash }>(
    'SELECT id, hash FROM Served WHERE repository = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC',
    repository,
    JSON.stringify(hashes.map(([id]) => id)),
  )
  for (const { id, hash } of rows) {
    const known = served.get(id)
    if (known) known.push(hash)
    else served.set(id, [hash])
  }
  return served
}

function others(id: string, served: Hash[], current: Hash): [string, Hash[]][] {
  const known = served.filter((hash) => hash !== current).slice(0, TOLD)
  return known.length > 0 ? [[id, known]] : []
}
