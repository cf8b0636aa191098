import { autocompletion, type CompletionContext, type CompletionResult, completionKeymap } from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'

/** Offers words at the cursor; also after `${` and `{{`, which are part of the word asked about. */
export const completions = (wordsFor: (word: string) => string[]): Extension => {
  const source = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w${.@/-]+/)
    if (!word && !context.explicit) return null
    const options = wordsFor(word?.text ?? '').map((label) => ({ label }))
    return { from: word?.from ?? context.pos, options, filter: false }
  }
  return [autocompletion({ override: [source], icons: false }), keymap.of(completionKeymap)]
}
