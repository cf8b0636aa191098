import type { Issue } from '@ccm/contract/protocol'
import { same, valueAt } from './plain.ts'

/** A path as controls carry it in `data-path`: "config.args.2". */
export const dotted = (path: Issue['path']) => path.join('.')

/** What shows an issue. */
export interface Field {
  /** The longest of these paths that stands at or above the issue shows it. */
  (path: Issue['path']): string | undefined
}

/** Finds the field of an issue among the paths of a form's controls. One that has none is listed above the form. */
export const fieldAmong =
  (paths: readonly string[]): Field =>
  (path) =>
    paths.filter((field) => isWithin(dotted(path), field)).sort((a, b) => b.length - a.length)[0]

/** Every path is a field of its own; only what is wrong with the whole has none. */
export const fieldOfItsOwn: Field = (path) => (path.length > 0 ? dotted(path) : undefined)

/** Whether a path is the other one or stands below it. */
export const isWithin = (path: string, above: string) => path === above || path.startsWith(`${above}.`)

/** Of issues with one value, those whose place still says the same in another: what was changed since may be right by now. */
export const stillThere = (issues: readonly Issue[], judged: unknown, now: unknown): Issue[] =>
  issues.filter(({ path }) => same(valueAt(judged, path), valueAt(now, path)))

/** Each issue once: of several at one place the first. */
export function firstPerPlace(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>()
  return issues.filter(({ path }) => !seen.has(dotted(path)) && seen.add(dotted(path)))
}

/** What is wrong, by where it is shown. */
export interface Errors {
  /** What the field at this path shows. */
  at(path: string): string | undefined
  /** What is wrong with the rows of a list, by their index or key. */
  rows(path: string): Record<string, string>
  /** What no field shows, as sentences to list above the form. */
  loose(): string[]
  /** How many there are; below some paths, for the count on a tab. */
  count(...below: string[]): number
}

/** Sorts issues to the fields that show them. Reads the issues at each call, so that it stays true to a signal. */
export function errorsOf(issues: () => readonly Issue[], field: Field): Errors {
  return {
    at: (path) => issues().find((issue) => field(issue.path) === path)?.message,
    rows: (path) =>
      Object.fromEntries(
        issues()
          .filter((issue) => isWithin(dotted(issue.path), path) && dotted(issue.path) !== path)
          .map((issue) => [String(issue.path[path.split('.').length]), issue.message])
          .reverse(),
      ),
    loose: () =>
      issues()
        .filter((issue) => field(issue.path) === undefined)
        .map(({ path, message }) => (path.length > 0 ? `${dotted(path)}: ${message}` : message)),
    count: (...below) => issues().filter(({ path }) => below.length === 0 || below.some((above) => isWithin(dotted(path), above))).length,
  }
}
