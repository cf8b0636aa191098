import type { JSX } from 'solid-js'
import type { Language } from '../tint.ts'

/** Two texts, and how what changed between them is shown. */
export interface DiffViewProps {
  /** Names the file or text. */
  label: string
  /** Undefined when there is nothing on that side. */
  before: string | undefined
  after: string | undefined
  /** What the sides are called: "Last written", "On disk". */
  beforeLabel: string
  afterLabel: string
  language: Language
  /** Beside each other, where the window is wide enough. */
  split?: boolean
  /** What stands in the bar of a hunk before its numbers: a key path, an owner. */
  hunkTitle?: (index: number) => JSX.Element
  hunkActions?: (index: number) => JSX.Element
  /** Makes each hunk one that can be chosen. */
  selection?: { chosen: ReadonlySet<number>; onToggle: (index: number) => void; label?: (index: number) => string }
  /** N and Shift N go from hunk to hunk; off where several diffs are on one page. */
  keys?: boolean
}
