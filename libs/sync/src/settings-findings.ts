import type { Hash, Json } from '@ccm/contract'
import { toPointer } from '@ccm/formats'
import { artifactHash, valueHash } from '@ccm/formats/hash'
import type { SettingsFinding } from '@ccm/formats/judge-settings'
import { UnreadableText } from './blocks/unreadable-text.ts'
import { editFile, isWrite } from './changes.ts'
import { parseShared, type SharedJson } from './json/parse-shared.ts'
import { readElements, readMember, valueOf } from './json/read-json.ts'
import { UnreadableJson } from './json/unreadable-json.ts'
import { type ConfigDirectory, isSettingsFile } from './places.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import type { Finding, Ledger, Unreadable } from './types.ts'

/** What is wrong with settings files as they will be. */
export interface SettingsJudgement {
  /** Files a value of ours would make Claude Code refuse, in part or whole: nothing is written. */
  refused: Unreadable[]
  findings: Finding[]
}

/**
 * Judges the settings files a run would write as they will be: one wrong value makes Claude Code drop a file without a word. The schema is
 * loaded only when there is such a file.
 *
 * @param accepted - ids of the actions that are carried out
 */
export async function judgeSettingsFiles(
  files: readonly JudgedFile[],
  accepted: ReadonlySet<string>,
  ledger: Ledger | undefined,
  configDirectory: ConfigDirectory,
): Promise<SettingsJudgement> {
  const judgement: SettingsJudgement = { refused: [], findings: [] }
  for (const file of files) {
    if (!isSettingsFile(file.root, file.path, configDirectory)) continue
    if (!file.actions.some(({ id, action }) => accepted.has(id) && isWrite(action))) continue
    const { refused, findings } = await judgeFile(file, textAfter(file, accepted, ledger))
    judgement.refused.push(...refused)
    judgement.findings.push(...findings)
  }
  return judgement
}

type TextAfter = string | undefined | { message: string }

function textAfter(file: JudgedFile, accepted: ReadonlySet<string>, ledger: Ledger | undefined): TextAfter {
  try {
    const { text } = editFile(file, accepted, ledger?.made[file.key] ?? [])
    return typeof text === 'string' ? text : undefined
  } catch (error) {
    if (error instanceof UnreadableJson || error instanceof UnreadableText) return { message: error.message }
    throw error
  }
}

/** The last judgement of each file: it is judged for the plan, and again right before it is written, mostly as the same text. */
const judgements = new WeakMap<JudgedFile, { text: string; judgement: SettingsJudgement }>()

async function judgeFile(file: JudgedFile, text: TextAfter): Promise<SettingsJudgement> {
  if (text === undefined) return nothingWrong
  if (typeof text !== 'string') return refusing(file, text.message)
  const known = judgements.get(file)
  if (known?.text === text) return known.judgement
  const judgement = await judgeText(file, text)
  judgements.set(file, { text, judgement })
  return judgement
}

const nothingWrong: SettingsJudgement = { refused: [], findings: [] }

const refusing = ({ root, path }: JudgedFile, message: string): SettingsJudgement => ({
  refused: [{ root, path, code: 'unreadable', message }],
  findings: [],
})

async function judgeText(file: JudgedFile, text: string): Promise<SettingsJudgement> {
  const { root, path } = file
  const shared = parseShared(text)
  if ('error' in shared) return refusing(file, shared.error)
  if (!shared.root) return nothingWrong
  const { judgeSettings } = await import('@ccm/formats/judge-settings')
  const value = valueOf(shared.root)
  const ours = pointersOf(file.actions, shared)
  addContainers(ours, value, '')
  const all = [...strictly(shared), ...(await judgeSettings({ value, ours: [...ours] }))]
  const wrong = all.filter(({ ours: isOurs, kind }) => isOurs && kind === 'invalid')
  const { refused } = wrong.length > 0 ? refusing(file, wrong.map(({ message }) => message).join(' ')) : nothingWrong
  return { refused, findings: all.filter((finding) => !wrong.includes(finding)).map((finding) => ({ root, path, ...finding })) }
}

/** Claude Code reads settings as JSON without comments and trailing commas. */
function strictly({ body }: SharedJson): SettingsFinding[] {
  try {
    JSON.parse(body)
    return []
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const message = 'It holds a comment or a trailing comma. Claude Code reads neither in settings and ignores the whole file.'
    return [{ pointer: '', message, kind: 'invalid', ours: false }]
  }
}

/** Where what the library wants stands in the file. A value somebody else has put in its place is theirs. */
function pointersOf(actions: readonly JudgedAction[], shared: SharedJson): Set<string> {
  const arrays = new Map<string, Map<Hash, number>>()
  const indexOf = (pointer: string, want: Hash) => {
    const known = arrays.get(pointer) ?? indexesOf(readElements(shared, pointer) ?? [])
    arrays.set(pointer, known)
    return known.get(want)
  }
  const pointers = new Set<string>()
  for (const action of actions) {
    const { artifact } = action
    const want = writtenHash(action)
    if (want === undefined) continue
    if (artifact?.kind === 'key' && isWanted(readMember(shared, artifact.pointer), want)) pointers.add(artifact.pointer)
    const index = artifact?.kind === 'element' ? indexOf(artifact.pointer, want) : undefined
    if (artifact?.kind === 'element' && index !== undefined) pointers.add(`${artifact.pointer}/${index}`)
  }
  return pointers
}

/** What a person typed is ours to answer for, too. */
const writtenHash = ({ result, settled, want }: JudgedAction) => (settled && result ? artifactHash(result) : want)

const indexesOf = (values: readonly Json[]) => new Map(values.map((value, index) => [valueHash(value), index]))
const isWanted = (value: Json | undefined, want: Hash) => value !== undefined && valueHash(value) === want

/**
 * Adds the objects and lists that hold nothing but what is ours: what is missing in one of them is missing in ours.
 *
 * @returns whether all of the value is ours
 */
function addContainers(ours: Set<string>, value: Json, pointer: string): boolean {
  if (ours.has(pointer)) return true
  if (typeof value !== 'object' || value === null) return false
  const parts = Object.entries(value).map(([name, part]) => addContainers(ours, part, `${pointer}${toPointer(name)}`))
  const whole = parts.length > 0 && parts.every(Boolean)
  if (whole) ours.add(pointer)
  return whole
}
