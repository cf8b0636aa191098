import { Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { forms } from '../forms/forms.ts'
import { PendingTextsContext } from '../forms/pending-texts.tsx'
import type { Editor } from './create-editor.ts'
import { IdentityForm } from './identity-form.tsx'
import { readJson } from './read-json.ts'

/** The fields of a component. The part of its type waits while the JSON of the same value cannot be read. */
export function FormPane(props: { editor: Editor; onJson: () => void }) {
  const unread = () => {
    const { text } = props.editor.draft.value
    return text === undefined ? undefined : readJson(text).error
  }
  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      onFocusOut={(event) => props.editor.validation.onFocusOut(event)}
      aria-label="Component"
    >
      <IdentityForm editor={props.editor} autofocus={props.editor.id === undefined} />
      <Show
        when={unread()}
        fallback={
          <Suspense fallback={<SkeletonText />}>
            <PendingTextsContext.Provider value={props.editor.pending}>
              <Dynamic
                component={forms[props.editor.type]}
                fields={props.editor.fields}
                type={props.editor.type}
                id={props.editor.id}
                name={props.editor.draft.value.name}
              />
            </PendingTextsContext.Provider>
          </Suspense>
        }
      >
        {(error) => (
          <div class="px-4 py-4 sm:px-5">
            <Note
              kind="warning"
              actions={
                <>
                  <Button size="small" onClick={() => props.onJson()}>
                    Go to line {error().line}
                  </Button>
                  <Button kind="ghost" size="small" onClick={() => props.editor.draft.set('text', undefined)}>
                    Drop the JSON
                  </Button>
                </>
              }
            >
              <strong class="font-[550]">The form waits for the JSON.</strong>{' '}
              <span class="text-muted">
                Line {error().line} cannot be read: {error().message}
              </span>
            </Note>
          </div>
        )}
      </Show>
    </form>
  )
}
