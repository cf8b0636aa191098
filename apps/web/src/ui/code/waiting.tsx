import { Code } from '../code.tsx'
import type { CodeEditorProps } from './editor-props.ts'

/** The text as it will stand while the editor is fetched, at the height it will have. */
export const Waiting = (props: CodeEditorProps) => (
  <div class="flex h-full overflow-hidden" style={{ 'min-height': `${props.minHeight ?? 160}px` }} aria-busy="true">
    <Code label={`${props.label}, the editor is loading`} text={props.value} language={props.language} />
  </div>
)
