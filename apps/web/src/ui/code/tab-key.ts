import { indentLess, indentMore } from '@codemirror/commands'
import { type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/**
 * Tab moves on as in any other field until something is typed; from then on it indents, until Esc or until the focus goes.
 *
 * @param leave what Esc does when nothing within the editor takes it
 */
export function tabKey(leave: () => void): Extension {
  let indents = false
  const whenIndenting = (command: (view: EditorView) => boolean) => (view: EditorView) => indents && command(view)
  const onEscape = () => {
    indents = false
    leave()
    return true
  }
  return [
    EditorView.updateListener.of(({ transactions }) => {
      if (transactions.some((transaction) => transaction.isUserEvent('input') || transaction.isUserEvent('delete'))) indents = true
    }),
    EditorView.domEventHandlers({
      blur: () => {
        indents = false
      },
    }),
    keymap.of([{ key: 'Tab', run: whenIndenting(indentMore), shift: whenIndenting(indentLess) }]),
    Prec.lowest(keymap.of([{ key: 'Escape', run: onEscape }])),
  ]
}
