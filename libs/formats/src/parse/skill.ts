import { configSchemas, type FileContent, type Hash, keySchemas } from '@ccm/contract'
import type { SkillSource } from './folder.ts'
import { type Markdown, readMarkdown } from './frontmatter.ts'
import { toTemplate } from './literal.ts'
import { refusal } from './markdown-type.ts'
import type { Found, Parser } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'
import { type StoredSkillFile, storeFiles, tooMuchFor } from './skill-files.ts'
import { plainSkillFields } from './skill-frontmatter.ts'
import { takeFields } from './take-fields.ts'

const schema = configSchemas.skill
const hidden = new Set(['prompt', 'files'])

/** Directories of `skills/`; the key is the directory's name. Supporting files come with them. */
export const parseSkills: Parser<'skill'> = ({ skills, scope }) => {
  const found: Found<'skill'>[] = []
  const problems: ParseProblem[] = []
  const files = new Map<Hash, FileContent>()
  for (const [directory, sources] of skills) {
    // Claude Code keeps this directory for itself.
    if (directory === 'synced') continue
    const taken = directory === '' ? looseFiles(sources) : takeSkill(directory, sources)
    problems.push(...taken.problems)
    if (taken.skill) found.push({ type: 'skill', key: directory, ...taken.skill, scope })
    for (const { hash, content } of taken.files ?? []) files.set(hash, content)
  }
  return { found, problems, files }
}

interface SkillTaken {
  skill?: Pick<Found<'skill'>, 'config' | 'paths'>
  files?: StoredSkillFile[]
  problems: ParseProblem[]
}

const refuse = (path: string, why: string): SkillTaken => ({ problems: [{ path, ...refusal('skill', why) }] })

const looseFiles = (sources: SkillSource[]): SkillTaken => ({
  problems: sources
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ file }) => ({
      path: file.path,
      ...refusal('file', 'Claude Code reads a skill from a directory of its own that holds a SKILL.md, not from a file beside them.'),
    })),
})

function takeSkill(directory: string, sources: SkillSource[]): SkillTaken {
  const main = sources.find(({ path }) => path === 'SKILL.md')?.file
  if (!main) return withoutMain(sources)
  if (main.encoding === 'base64') return refuse(main.path, 'It is no UTF-8 text.')
  const badKey = keySchemas.skill.safeParse(directory).error?.issues[0]?.message
  if (badKey !== undefined) return refuse(main.path, `Its directory "${directory}" is not one ccm takes: ${badKey}`)
  const { markdown, problem } = readMarkdown(main.content, (field) => field === 'metadata' || !Object.hasOwn(schema.shape, field))
  if (!markdown) return refuse(main.path, `${problem} Claude Code loads it without any of its fields.`)
  const supporting = storeFiles(sources.filter(({ file }) => file !== main))
  const tooMuch = tooMuchFor(supporting.stored)
  if (tooMuch) return refuse(tooMuch.path ?? main.path, tooMuch.why)
  const taken = takeConfig(directory, markdown, supporting.stored)
  if (taken.failure !== undefined) return refuse(main.path, taken.failure)
  return {
    skill: { config: taken.config, paths: [main.path, ...supporting.stored.map(({ path }) => path)] },
    files: supporting.stored,
    problems: [...supporting.problems, ...taken.kept.map((kept) => ({ path: main.path, ...kept }))],
  }
}

/** A directory without a `SKILL.md` is no skill; one with another spelling was meant to be. */
function withoutMain(sources: SkillSource[]): SkillTaken {
  const other = sources.find(({ path }) => path.toLowerCase() === 'skill.md')?.file
  return other ? refuse(other.path, 'Claude Code finds only a file called SKILL.md, in capitals.') : { problems: [] }
}

/** The name of the directory is what the library writes where there is no other one, so it is none of the config. */
function takeConfig(directory: string, { fields = {}, body }: Markdown, stored: StoredSkillFile[]) {
  const { name, ...others } = plainSkillFields(fields)
  const labelled = name === undefined || name === directory ? others : { name, ...others }
  const files = stored.length > 0 ? { files: stored.map(({ entry }) => entry) } : {}
  return takeFields(schema, labelled, { prompt: toTemplate(body), ...files }, hidden)
}
