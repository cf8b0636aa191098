import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const matcher = new MatchDecorator({
  regexp: /\$\{[^{}\s]{1,200}\}|\{\{[^{}\n]{1,200}\}\}/g,
  decoration: Decoration.mark({ class: 'cm-reference' }),
})

/** Shows `${NAME}` and `{{name}}` as chips, whatever they stand in. */
export const references = ViewPlugin.fromClass(
  class {
    marks: DecorationSet

    constructor(view: EditorView) {
      this.marks = matcher.createDeco(view)
    }

    update(update: ViewUpdate) {
      this.marks = matcher.updateDeco(update, this.marks)
    }
  },
  { decorations: ({ marks }) => marks },
)
