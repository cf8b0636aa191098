import type { Language } from '../tint.ts'

/** A sentence about a stretch of the text, in characters from its beginning. */
export interface Diagnostic {
  from: number
  to: number
  message: string
  severity: 'error' | 'warning' | 'info'
}

export interface CodeEditorProps {
  /** Names the text for those who do not see it. */
  label: string
  value: string
  onInput: (value: string) => void
  language: Language
  diagnostics?: Diagnostic[]
  readOnly?: boolean
  /** In pixels; 160 when not said. */
  minHeight?: number
  /** Fills the height it is given, and scrolls within. */
  fill?: boolean
  /** Long lines are folded at the edge. Prose is unless told otherwise. */
  wrap?: boolean
  /** Where the text stands in what is saved, so that a refusal finds it. */
  path?: string
  /** What Esc does instead of leaving the editor. */
  onEscape?: () => void
  /** What is wrong with the text as a whole. */
  error?: string
  /** What may stand at the cursor, from the word before it. */
  completions?: (word: string) => string[]
}

export const wraps = (props: Pick<CodeEditorProps, 'wrap' | 'language'>): boolean => props.wrap ?? props.language === 'markdown'
