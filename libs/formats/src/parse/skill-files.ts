import { hash } from 'node:crypto'
import { type FileContent, type Hash, MAX_SKILL_BYTES, MAX_SKILL_FILE_BYTES, MAX_SKILL_FILES, SkillFile } from '@ccm/contract'
import type { SkillSource } from './folder.ts'
import { refusal } from './markdown-type.ts'
import type { ParseProblem } from './source-file.ts'

/** A supporting file as a config names it, and its content to be uploaded. */
export interface StoredSkillFile {
  entry: SkillFile
  /** From the folder's root. */
  path: string
  hash: Hash
  content: FileContent
  /** Bytes. */
  size: number
}

/** Supporting files; those that cannot lie on every system are left where they are. */
export function storeFiles(sources: SkillSource[]): { stored: StoredSkillFile[]; problems: ParseProblem[] } {
  const stored: StoredSkillFile[] = []
  const problems: ParseProblem[] = []
  const others = new Neighbours()
  for (const source of sources) {
    if (isLeftover(source.path)) continue
    const why = whyNot(source.path, others)
    if (why !== undefined) problems.push({ path: source.file.path, ...refusal('supporting file', why) })
    else {
      stored.push(storeFile(source))
      others.add(source.path)
    }
  }
  return { stored, problems }
}

/** A skill without some of its files would be broken elsewhere, so one that is too large is not taken at all. */
export function tooMuchFor(files: StoredSkillFile[]): { path?: string; why: string } | undefined {
  const large = files.find(({ size }) => size > MAX_SKILL_FILE_BYTES)
  if (large) return { path: large.path, why: `This file has more than ${megabytes(MAX_SKILL_FILE_BYTES)}.` }
  if (files.length > MAX_SKILL_FILES) return { why: `It has ${files.length} supporting files; ${MAX_SKILL_FILES} are the most.` }
  const total = files.reduce((sum, { size }) => sum + size, 0)
  return total > MAX_SKILL_BYTES ? { why: `Its supporting files have more than ${megabytes(MAX_SKILL_BYTES)} together.` } : undefined
}

const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`

/** What systems and tools leave behind in directories; nobody means it to be part of a skill. */
const isLeftover = (path: string) =>
  /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|[^/]+\.pyc)$/.test(path) || /(?:^|\/)(?:__pycache__|node_modules|\.git)\//.test(path)

function storeFile({ path, file: { path: from, content, encoding, executable } }: SkillSource): StoredSkillFile {
  const bytes = Buffer.from(content, encoding ?? 'utf8')
  const sha = hash('sha256', bytes)
  return {
    entry: { path, hash: sha, executable },
    path: from,
    hash: sha,
    content: { content, ...(encoding && { encoding }) },
    size: bytes.length,
  }
}

const pathSchema = SkillFile.shape.path

/** Why a file cannot be a supporting file beside the others, on some system. */
function whyNot(path: string, others: Neighbours): string | undefined {
  const badPath = pathSchema.safeParse(path).error?.issues[0]?.message
  if (badPath !== undefined) return badPath
  const other = others.meeting(path)
  return other === undefined ? undefined : `"${path}" and "${other}" cannot lie beside each other.`
}

/** Paths as a disk sees them that knows no case: a file, and every directory it needs. */
class Neighbours {
  private readonly files = new Map<string, string>()
  private readonly directories = new Map<string, string>()

  add(path: string): void {
    this.files.set(fold(path), path)
    for (const directory of directoriesOf(path)) this.directories.set(directory, path)
  }

  /** A file that stands where this one would, where it needs a directory, or that needs one here. */
  meeting(path: string): string | undefined {
    const inTheWay = directoriesOf(path).find((directory) => this.files.has(directory))
    return this.files.get(inTheWay ?? fold(path)) ?? this.directories.get(fold(path))
  }
}

const fold = (path: string) => path.normalize('NFC').toLowerCase()

const directoriesOf = (path: string) => {
  const parts = fold(path).split('/')
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'))
}
