import { MAX_SKILL_BYTES, MAX_SKILL_FILE_BYTES, MAX_SKILL_FILES } from '@ccm/contract'
import { checkPaths } from './check-paths.ts'
import { sayKilobytes } from './say-kilobytes.ts'

/** A file to be taken into a skill. */
export interface Candidate {
  path: string
  size: number
}

/** What becomes of picked or dropped files, before any of them is sent. */
export interface UploadPlan<C extends Candidate> {
  accepted: C[]
  refused: { path: string; reason: string }[]
  /** How many were left out without asking: what systems and git leave behind. */
  leftOut: number
}

const leavings = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.git)(?:\/|$)/i

/**
 * Decides which files a skill takes: those with a path the contract takes, in its limits of bytes and number. A file with the path of
 * one that is there takes its place.
 *
 * @param there - the files of the skill; one of unknown size counts nothing
 */
export function planUpload<C extends Candidate>(
  picked: readonly C[],
  there: readonly { path: string; size: number | undefined }[],
): UploadPlan<C> {
  const kept = picked.filter(({ path }) => !leavings.test(path))
  const files = inSkill(kept)
  const refused: UploadPlan<C>['refused'] = []
  const accepted: C[] = []
  const replaced = new Set(files.map(({ path }) => path))
  const others = there.filter(({ path }) => !replaced.has(path))
  const problems = checkPaths([...others, ...files].map(({ path }) => path)).slice(others.length)
  let bytes = others.reduce((sum, { size }) => sum + (size ?? 0), 0)
  for (const [index, file] of files.entries()) {
    const reason = problems[index] ?? tooLarge(file.size) ?? tooMany(others.length + accepted.length, bytes + file.size)
    if (reason !== undefined) refused.push({ path: file.path, reason })
    else {
      accepted.push(file)
      bytes += file.size
    }
  }
  return { accepted, refused, leftOut: picked.length - kept.length }
}

/** Of a whole skill that was dropped, its own folder is not part of the paths. */
function inSkill<C extends Candidate>(files: readonly C[]): C[] {
  const top = files.find(({ path }) => /^[^/]+\/SKILL\.md$/.test(path))?.path.split('/')[0]
  if (top === undefined || files.some(({ path }) => !path.startsWith(`${top}/`))) return [...files]
  return files.map((file) => ({ ...file, path: file.path.slice(top.length + 1) }))
}

export const tooLarge = (size: number): string | undefined =>
  size > MAX_SKILL_FILE_BYTES ? `It has ${sayKilobytes(size)}; a supporting file has at most 1 MB.` : undefined

function tooMany(files: number, bytes: number): string | undefined {
  if (files >= MAX_SKILL_FILES) return `A skill has at most ${MAX_SKILL_FILES} files.`
  return bytes > MAX_SKILL_BYTES ? 'All files of a skill together have at most 5 MB.' : undefined
}
