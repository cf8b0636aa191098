import { z } from 'zod'
import { Hash } from '../common.ts'
import { Globs } from './globs.ts'
import { isSafeFileName, isSafeName } from './paths.ts'
import { NonEmpty, Text } from './shared.ts'
import { skillFields } from './skill-fields.ts'

/** The most supporting files a skill has. */
export const MAX_SKILL_FILES = 200
/** The most bytes one supporting file has. */
export const MAX_SKILL_FILE_BYTES = 1024 * 1024
/** The most bytes all supporting files of a skill have together. */
export const MAX_SKILL_BYTES = 5 * 1024 * 1024

const SkillFilePath = z
  .string()
  .min(1)
  .max(200)
  .refine((path) => path.split('/').every((part) => isSafeName(part) && part.toLowerCase() !== '.git'), {
    error: 'Use a path inside the skill, for example "scripts/check.sh"; no part may be a name that some system reserves.',
    abort: true,
  })
  .refine((path) => path.toLowerCase() !== 'skill.md', 'SKILL.md is made from the other fields. Choose another name.')

/** A supporting file: where it lies in the skill's directory, and its content by hash, uploaded before. */
export const SkillFile = z.strictObject({
  path: SkillFilePath,
  /** sha256 of its bytes, as `components.uploadFile` answered. */
  hash: Hash,
  executable: z.boolean().default(false),
})
export type SkillFile = z.infer<typeof SkillFile>

const SkillFiles = z
  .array(SkillFile)
  .max(MAX_SKILL_FILES)
  .superRefine((files, ctx) => {
    const seen = new Map<string, string>()
    files.forEach(({ path }, index) => {
      const key = path.normalize('NFC').toLowerCase()
      const same = seen.get(key) ?? [...seen].find(([other]) => other.startsWith(`${key}/`) || key.startsWith(`${other}/`))?.[1]
      if (same !== undefined)
        ctx.addIssue({ code: 'custom', path: [index, 'path'], message: `"${path}" and "${same}" cannot lie beside each other.` })
      seen.set(key, path)
    })
  })
  // In one order, so that the same files are the same config.
  .transform((files) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))

/**
 * A skill: the frontmatter of its `SKILL.md`, the body as `prompt`, and its supporting files. The component's key is the directory's name
 * and the command.
 *
 * @see reference `claude-formats.md` §8
 */
export const SkillConfig = z.strictObject({
  /** A label; Claude Code goes by the directory. Left out, the key is written, as the Agent Skills specification wants. */
  name: NonEmpty.optional(),
  ...skillFields,
  /** Globs of files it is offered for. */
  paths: Globs.optional(),
  prompt: Text,
  files: SkillFiles.optional(),
})

export const SkillKey = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, {
    error: 'Use letters, digits, hyphens, dots and underscores, for example "release-notes".',
    abort: true,
  })
  .refine(isSafeFileName, 'This name cannot be a directory on every system. Choose another one.')
  .refine((key) => key !== 'synced', 'Claude Code keeps "synced" for itself. Choose another name.')
