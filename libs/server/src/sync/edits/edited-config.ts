import { type AnyComponent, type Artifact, type FileContent, type Hash, type Json, parseComponentConfig, toIssues } from '@ccm/contract'
import { artifactHash, canonicalJson } from '@ccm/formats/hash'
import { mergeText } from '@ccm/formats/merge'
import { sameMeaning } from '@ccm/formats/same-meaning'
import { sentence } from '../../issues.ts'
import { toAnyComponent } from '../../library/any-component.ts'
import { type EditedComponent, isSame } from './edited-component.ts'
import { readConfig } from './read-config.ts'
import { badText, Refusal } from './refusal.ts'

type Config = { [name: string]: Json }

/** A component with an edit in it. */
export interface EditedConfig {
  /** Valid for the type. */
  config: Config
  /** Contents the config refers to that the edit brought, by hash. */
  files: ReadonlyMap<Hash, FileContent>
}

/**
 * The config with which a component gives what stands on the disk; nothing when all of it was deleted there.
 *
 * What stands on the disk is the config with its variables filled in, so the edit is merged into the config and its placeholders stay. The
 * result is rendered again: it has to mean what the disk says, and nothing else may change.
 *
 * @param disk - the artifact as it stands on the disk; null when it was deleted
 * @throws Refusal
 */
export function editedConfig(edited: EditedComponent, disk: Artifact | null): EditedConfig | undefined {
  const { component, artifact, artifacts } = edited
  const rest = artifacts.flatMap((one) => (one === artifact ? (disk ?? []) : one))
  if (rest.length === 0) return undefined
  const before = readConfig(component, artifacts)
  const after = readConfig(component, rest)
  const problem = after.problems.find((message) => !before.problems.includes(message))
  if (!after.config) {
    if (disk) throw badText(problem ?? `It is no ${component.type} any more.`)
    return undefined
  }
  if (problem !== undefined) throw badText(problem)
  if (!before.config) throw new Refusal('What the library writes there cannot be read back. Change the component in the library instead.')
  const config = checked(component, merged(component, before.config, after.config))
  checkRendered(edited, disk, { config, files: after.files })
  return { config, files: after.files }
}

/** Fields that may hold placeholders. */
const prose = new Set(['description', 'prompt', 'template'])

/** The library's own config where nothing was edited: `before` is what it writes, read again. */
function merged(component: AnyComponent, before: Config, after: Config): Config {
  const result = new Map(Object.entries(plain(component)))
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [base = null, mine = null, theirs] = [before[field], after[field], result.get(field)]
    if (canonicalJson(base) === canonicalJson(mine)) continue
    if (!Object.hasOwn(after, field)) result.delete(field)
    else if (prose.has(field) && typeof mine === 'string' && typeof theirs === 'string') {
      result.set(field, mergedText(field, { base: typeof base === 'string' ? base : '', mine, theirs }))
    } else result.set(field, mine)
  }
  return Object.fromEntries(result)
}

function mergedText(field: string, sides: { base: string; mine: string; theirs: string }): string {
  const result = mergeText(sides)
  if (result.clean) return result.text
  throw new Refusal(
    `Lines of "${field}" were edited in which the library has {{variables}}, and the text there has their values. Make this edit in the library, where the placeholders stand.`,
  )
}

/** A config as plain JSON. Its supporting files have no order of their own: they come as they are written. */
export function plain({ type, config }: AnyComponent): Config {
  const json: Config = JSON.parse(canonicalJson(config))
  if (type !== 'skill' || !config.files) return json
  return { ...json, files: JSON.parse(canonicalJson([...config.files].sort((a, b) => (a.path < b.path ? -1 : 1)))) }
}

function checked({ type }: AnyComponent, config: Config): Config {
  const result = parseComponentConfig(type, config)
  if (!result.success) throw badText(`It would not be valid in the library. ${sentence(toIssues(result.error))}`)
  return JSON.parse(canonicalJson(result.data.config))
}

/** What the component gives with the new config is what it gave before, with the edit in its place and nowhere else. */
function checkRendered(
  { component, artifact, artifacts, render }: EditedComponent,
  disk: Artifact | null,
  { config, files }: EditedConfig,
) {
  const rendered = render(toAnyComponent(component.type, config, component), files)
  const expected = artifacts.flatMap((one) => (one === artifact ? (disk ?? []) : one))
  const isExpected = (one: Artifact | undefined, now: Artifact) =>
    one !== undefined && (signOf(one) === signOf(now) || (one === disk && isSame(one)(now) && means(now, one)))
  if (rendered.length === expected.length && rendered.every((now, index) => isExpected(expected[index], now))) return
  throw new Refusal(
    'The library cannot say exactly what stands there, or not without changing something else. Change the component in the library instead.',
  )
}

/** Place and content. Elements of a list are counted in their ids, so one that is gone moves those behind it. */
const signOf = (artifact: Artifact) =>
  `${artifact.kind === 'element' ? `${artifact.path}#${artifact.pointer}` : artifact.id} ${artifactHash(artifact)}`

function means(rendered: Artifact, disk: Artifact): boolean {
  if (artifactHash(rendered) === artifactHash(disk)) return true
  if (rendered.kind === 'block') return disk.kind === 'block' && folded(rendered.content) === folded(disk.content)
  if (rendered.kind === 'file') return disk.kind === 'file' && sameMeaning(rendered, { text: disk.content })
  return 'value' in disk && sameMeaning(rendered, { value: disk.value })
}

const folded = (text: string) => text.replaceAll('\r\n', '\n').trim()
