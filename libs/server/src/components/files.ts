import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import {
  type ComponentType,
  type FileContent,
  type Issue,
  MAX_SKILL_BYTES,
  MAX_SKILL_FILE_BYTES,
  parseComponentConfig,
  type StoredFile,
} from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { chunks } from '../library/chunks.ts'

type Tx = Prisma.TransactionClient

/**
 * Keeps the content of a supporting file, once for all who have the same bytes. Works inside a transaction.
 *
 * @throws AppError `bad-request` when it is no base64, `too-large` above 1 MB
 */
export async function storeFile(tx: Tx, file: FileContent, at: Date): Promise<StoredFile> {
  const content = bytesOf(file)
  if (content.length > MAX_SKILL_FILE_BYTES) {
    throw new AppError('too-large', 'This file was not kept: a supporting file has at most 1 MB. Make it smaller, or leave it out.', {
      issues: [{ path: ['content'], message: `It has ${content.length} bytes.` }],
    })
  }
  const stored = { size: content.length, text: isUtf8(content) }
  const id = hash('sha256', content)
  // Kept again, it is young again: it may be waiting for the save that refers to it.
  await tx.storedFile.upsert({ where: { hash: id }, create: { hash: id, ...stored, content, createdAt: at }, update: { createdAt: at } })
  return { hash: id, size: stored.size, ...(!stored.text && { encoding: 'base64' }) }
}

function bytesOf({ content, encoding }: FileContent): Buffer<ArrayBuffer> {
  if (encoding === undefined) return Buffer.from(content, 'utf8')
  const bytes = Buffer.from(content, 'base64')
  if (bytes.toString('base64') === content) return bytes
  throw badRequest([{ path: ['content'], message: 'This is no base64. Send the bytes of the file as base64, padded, on one line.' }])
}

/** Keeps what is uploaded before a component refers to it. */
export const uploadFile = ({ db, now }: Pick<Ctx, 'db' | 'now'>, file: FileContent): Promise<StoredFile> =>
  db.prisma.$transaction((tx) => storeFile(tx, file, now()))

/** @throws AppError `not-found` */
export function readFile({ library }: Pick<Ctx, 'library'>, { hash: id }: { hash: string }): FileContent {
  const file = library.files.get(id)
  if (!file) throw new AppError('not-found', `No file with the hash ${id} is kept. Upload it again.`)
  return file
}

/**
 * Checks the supporting files of a config that is about to be saved: each was uploaded, and together they are not too
 * large. Works inside a transaction.
 *
 * @throws AppError `bad-request` with the path of each bad file
 */
export async function checkFiles(tx: Tx, type: ComponentType, config: unknown): Promise<void> {
  const files = filesOf(type, config)
  if (files.length === 0) return
  const kept = await tx.storedFile.findMany({ where: { hash: { in: files } }, select: { hash: true, size: true } })
  const sizes = new Map(kept.map(({ hash, size }) => [hash, size]))
  const issues = files.flatMap((file, index): Issue[] =>
    sizes.has(file) ? [] : [{ path: ['config', 'files', index, 'hash'], message: 'No file with this hash is kept. Upload it first.' }],
  )
  const bytes = files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
  if (bytes > MAX_SKILL_BYTES) {
    issues.push({ path: ['config', 'files'], message: `They have ${bytes} bytes in all; at most 5 MB go into one skill.` })
  }
  if (issues.length > 0) throw badRequest(issues)
}

/** Notes which files a revision refers to, so that they stay. Works inside a transaction. */
export async function useFiles(tx: Tx, type: ComponentType, config: unknown, of: { componentId: string; revision: number }): Promise<void> {
  for (const hashes of chunks([...new Set(filesOf(type, config))])) {
    await tx.storedFileUse.createMany({ data: hashes.map((file) => ({ ...of, hash: file })) })
  }
}

/** The hashes of the supporting files a config names, in order. */
function filesOf(type: ComponentType, config: unknown): string[] {
  if (type !== 'skill') return []
  const parsed = parseComponentConfig('skill', config)
  return (parsed.data?.config.files ?? []).map((file) => file.hash)
}

const DAY = 24 * 60 * 60 * 1000

/** Removes what was uploaded more than a day ago and no revision refers to. Answers how many files that were; none loads nothing. */
export async function pruneFiles({ db, library, now }: Pick<Ctx, 'db' | 'library' | 'now'>): Promise<number> {
  const unused = library.read.column<string>(
    'SELECT f.hash FROM StoredFile f WHERE f.createdAt < ? AND NOT EXISTS (SELECT 1 FROM StoredFileUse u WHERE u.hash = f.hash)',
    new Date(now().getTime() - DAY).toISOString(),
  )
  for (const hashes of chunks(unused)) await db.prisma.storedFile.deleteMany({ where: { hash: { in: hashes } } })
  return unused.length
}
