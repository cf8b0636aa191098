import { isObject } from '../is-object.ts'
import type { Json } from '@ccm/contract'
import { toPointer } from '../identity.ts'
import { clientProblems, isEvent } from './client-problems.ts'
import { effectOf } from './effect-of.ts'
import { type KnownSettings, knownSettings } from './known-settings.ts'
import { effects, placeName, type Problem, shown } from './problem.ts'
import { publishedProblems } from './published-problems.ts'

/** Something in a settings file that Claude Code does not take as it stands. */
export interface SettingsFinding {
  /** Where, as a JSON pointer (RFC 6901). */
  pointer: string
  /** The place, its value in short, what is wrong with it, and what Claude Code would do: one or two sentences. */
  message: string
  /** `invalid`: the value is wrong. `unknown`: nothing is known by that name, which stops nothing. */
  kind: 'invalid' | 'unknown'
  /** It stands in what we write. */
  ours: boolean
}

/**
 * Judges a settings file as it will be: by the published schema, without its known gaps, and by what Claude Code 2.1.330 was seen to do.
 * One finding for each place, wrong values first.
 *
 * @param input.value - the whole file, parsed
 * @param input.ours - JSON pointers of the members we write; elements of lists as `/list/index`
 * @see reference `claude-formats.md` §3 to §5
 */
export async function judgeSettings({ value, ours }: { value: Json; ours: readonly string[] }): Promise<SettingsFinding[]> {
  const problems = isObject(value) ? problemsOf(value, await knownSettings(value)) : [notAnObject(value)]
  return onePerPlace(problems).map((problem) => {
    const pointer = toPointer(...problem.path)
    return {
      pointer,
      message: messageOf(problem),
      kind: problem.kind,
      ours: ours.some((own) => pointer === own || pointer.startsWith(`${own}/`)),
    }
  })
}

const notAnObject = (value: Json): Problem => ({
  path: [],
  kind: 'invalid',
  says: `The file is ${shown(value, [])}, but must be an object`,
  effect: 'file',
})

function problemsOf(settings: { [key: string]: Json }, known: KnownSettings): Problem[] {
  const published = publishedProblems(settings, known).filter(({ path }) => !isOfUnknownEvent(path) && !isOverruled(path, settings, known))
  const judged = new Set(published.filter(({ kind }) => kind === 'invalid').map(({ path }) => path[0]))
  const others = Object.fromEntries(Object.entries(settings).filter(([key]) => !judged.has(key)))
  return [...published, ...clientProblems(settings, known), ...contractProblems(others, known)]
}

/** Of an event that Claude Code does not know it does not read the groups. */
const isOfUnknownEvent = ([key, event]: readonly string[]) => key === 'hooks' && event !== undefined && !isEvent(event)

/** The published schema lags behind with the words a setting may be: ours are newer. */
function isOverruled(path: readonly string[], settings: { [key: string]: Json }, known: KnownSettings): boolean {
  const [key = ''] = path
  const value = settings[key]
  return path.length === 1 && typeof value === 'string' && known.get(key)?.schema.safeParse(value).success === true
}

/** Settings that are documented, but missing from the published schema. */
function contractProblems(settings: { [key: string]: Json }, known: KnownSettings): Problem[] {
  return Object.entries(settings).flatMap(([key, value]) =>
    (known.get(key)?.schema.safeParse(value).error?.issues ?? []).map((issue): Problem => {
      const path = [key, ...issue.path.map(String)]
      return { path, kind: 'invalid', says: `is not as it must be. ${issue.message.replace(/\.$/, '')}`, effect: effectOf(path, known) }
    }),
  )
}

function onePerPlace(problems: Problem[]): Problem[] {
  const places = new Map<string, Problem>()
  const inOrder = [...problems.filter(({ kind }) => kind === 'invalid'), ...problems.filter(({ kind }) => kind === 'unknown')]
  for (const problem of inOrder) {
    const place = toPointer(...problem.path)
    if (!places.has(place)) places.set(place, problem)
  }
  return [...places.values()]
}

function messageOf({ path, says, effect }: Problem): string {
  const place = path.length === 0 ? '' : `"${placeName(path)}" `
  return `${place}${says}: ${effects[effect]}.`
}
