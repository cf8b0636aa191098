import type { CodeEditorProps } from './editor-props.ts'

/** What one edits in when the editor could not be fetched: nothing is lost but its comforts. */
export function PlainEditor(props: CodeEditorProps) {
  return (
    <textarea
      class="mono block h-full w-full resize-none bg-transparent px-4 py-2 leading-5 outline-none"
      style={{ 'min-height': `${props.minHeight ?? 160}px` }}
      aria-label={props.label}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      data-path={props.path}
      readonly={props.readOnly}
      spellcheck={props.language === 'markdown'}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  )
}
