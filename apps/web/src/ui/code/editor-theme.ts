import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const mono = { fontFamily: 'var(--font-mono)', fontSize: 'inherit', fontFeatureSettings: "'calt' 0, 'zero'", lineHeight: '1.25rem' }

const field = {
  font: 'inherit',
  height: '26px',
  padding: '0 8px',
  color: 'var(--color-text)',
  background: 'var(--color-surface)',
  border: '1px solid var(--color-field)',
  borderRadius: 'var(--radius-sm)',
}

const button = { ...field, border: '1px solid var(--color-line-strong)', cursor: 'pointer', backgroundImage: 'none' }

/** A wavy line of our own: the stock one is a picture in the style sheet. */
const wave = (token: string) => ({ backgroundImage: 'none', paddingBottom: '0', textDecoration: `underline wavy var(${token}) 1px` })

/** Every colour is a token, so that the editor follows the theme of the page. */
const look = EditorView.theme({
  '&': { color: 'var(--color-text)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { ...mono, overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--color-text)', minHeight: 'var(--editor-min)' },
  '.cm-line': { padding: '0 16px 0 2px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--color-faint)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 12px 0 0', fontVariantNumeric: 'tabular-nums' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--color-text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--color-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--color-accent) 24%, transparent)',
  },
  '.cm-reference': {
    color: 'var(--color-accent)',
    background: 'var(--color-accent-tint)',
    borderRadius: '3px',
    padding: '1px 3px',
  },
  '.cm-reference *': { color: 'inherit' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--color-press)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--color-danger-tint)' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-warning-tint)', outline: '1px solid var(--color-warning)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-accent-tint)', outline: '2px solid var(--color-accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--color-press)' },
  '.cm-specialChar': { color: 'var(--color-danger)' },
  '.cm-lintRange-error': wave('--color-danger'),
  '.cm-lintRange-warning': wave('--color-warning'),
  '.cm-lintRange-info': wave('--color-info'),
})

/** What floats over the text or stands under it: search, suggestions, sentences about a place. */
const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--color-sunken)', color: 'var(--color-muted)', fontFamily: 'var(--font-sans)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--color-line)' },
  '.cm-panel.cm-search': { padding: '6px 32px 6px 10px', fontSize: 'var(--text-small)' },
  '.cm-panel.cm-search label': { fontSize: 'inherit' },
  '.cm-panel.cm-search [name=close]': { ...button, border: 'none', right: '4px', top: '6px', width: '26px', padding: '0' },
  '.cm-textfield': field,
  '.cm-button': button,
  '.cm-button:hover': { background: 'var(--color-hover)' },
  '.cm-panels :focus-visible': { outline: '2px solid var(--color-accent)', outlineOffset: '1px' },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-text)',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-pop)',
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-small)',
  },
  '.cm-diagnostic': { padding: '6px 10px', border: 'none' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-code)', maxHeight: '320px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--color-accent-tint)',
    color: 'var(--color-text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--color-accent)', fontWeight: '600' },
  '.cm-completionIcon': { display: 'none' },
})

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.keyword, tags.definition(tags.propertyName)], color: 'var(--color-info)' },
  { tag: [tags.string, tags.attributeValue, tags.monospace], color: 'var(--color-positive)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--color-hook)' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.meta, tags.processingInstruction], color: 'var(--color-faint)' },
  { tag: tags.heading, color: 'var(--color-accent)', fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.comment, color: 'var(--color-faint)' },
  { tag: [tags.variableName, tags.link, tags.url], color: 'var(--color-accent)' },
  { tag: tags.invalid, color: 'var(--color-danger)' },
])

export const theme = [look, panels, syntaxHighlighting(colours)]
