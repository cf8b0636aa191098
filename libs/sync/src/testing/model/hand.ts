import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { filesUnder, textAt } from './reading.ts'

/** A person at work in a project: what they write carries a word nobody else writes, so that it can be found again. */
export class Hand {
  readonly project: string
  /** What the library would write, for somebody who had the same idea. */
  readonly wanted: readonly Artifact[]
  /** A word of the person's own, another one each time. */
  readonly word: () => string
  readonly #picks: readonly number[]
  #at = 0

  constructor(project: string, wanted: readonly Artifact[], word: () => string, picks: readonly number[]) {
    this.project = project
    this.wanted = wanted
    this.word = word
    this.#picks = picks
  }

  /** A number from 0, below a limit. */
  number(limit: number): number {
    this.#at += 1
    return limit === 0 ? 0 : (this.#picks[this.#at % this.#picks.length] ?? 0) % limit
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.number(list.length)]
  }

  read(path: string): string | undefined {
    return textAt(this.project, path)
  }

  write(path: string, text: string): void {
    const to = join(this.project, path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, text)
  }

  at(path: string): string {
    return join(this.project, path)
  }

  setMode(path: string, mode: number): void {
    chmodSync(this.at(path), mode)
  }

  mode(path: string): number {
    return statSync(this.at(path)).mode & 0o777
  }

  /** Files there are, of those a pattern fits; nobody opens what a killed run has left. */
  files(pattern: RegExp): string[] {
    return [...filesUnder(this.project).keys()].filter((path) => pattern.test(path) && !path.includes('.ccm-'))
  }
}

/** Something a person does; false when there was nothing to do it to. */
export type Deed = (hand: Hand) => boolean
