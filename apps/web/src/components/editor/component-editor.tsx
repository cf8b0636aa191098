import type { Component, ComponentType, ComponentUsage, SavedComponent } from '@ccm/contract'
import { locateSecrets, type LocatedSecret } from '@ccm/formats/secrets'
import { type Accessor, createMemo, createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { EditorNotes } from '../../edit/editor-notes.tsx'
import { useLeaveGuard } from '../../edit/leave-guard.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { createMissingValues } from '../preview/missing-values.ts'
import { createPreview } from '../preview/create-preview.ts'
import { createViewpoint } from '../preview/create-viewpoint.ts'
import { PreviewWarnings } from '../preview/preview-warnings.tsx'
import { WhatItWrites } from '../preview/what-it-writes.tsx'
import { createEditor, type Editor } from './create-editor.ts'
import { EditorSaveBar } from './editor-save-bar.tsx'
import { type EditorTab, useEditorAddress } from './editor-tabs.ts'
import { FormPane } from './form-pane.tsx'
import { JsonPane } from './json-pane.tsx'
import { labelOf } from './label-of.ts'
import { halfOfPage, usePaneStorage } from './pane-widths.ts'

const MoveSecretDialog = lazy(() => import('../preview/move-secret-dialog.tsx'))

/** A pane of a saved component that is no part of its form. */
interface MorePane {
  tab: Tab<'used-by' | 'revisions'>
  pane: (editor: Editor) => JSX.Element
}

interface ComponentEditorProps {
  type: ComponentType
  /** What a new one is called to begin with. */
  name?: string
  component: Accessor<Component | undefined>
  usage: Accessor<ComponentUsage | undefined>
  /** Where it is used and what it said before; nothing for a new one. */
  more: MorePane[]
  isGone: boolean
  onCreated: (component: SavedComponent) => void
  onCopy: (editor: Editor) => void
  /** Around the editor: the page's bar, which shows whether something is unsaved. */
  children: (editor: Editor, body: JSX.Element) => JSX.Element
}

const panel = 'component-panel'

/** The form of a component beside what it writes, its JSON, and the save. */
export function ComponentEditor(props: ComponentEditorProps) {
  const address = useEditorAddress()
  const editor: Editor = createEditor({
    type: props.type,
    name: props.name,
    component: props.component,
    onCreated: (component) => props.onCreated(component),
    onRefused: (fields) => {
      const isAbout = (tab: EditorTab) => address.tab() === tab
      if (editor.value().text !== undefined && fields.includes('config')) address.choose('json')
      else if (!isAbout('form') && !(isAbout('json') && fields.every((field) => field.startsWith('config')))) address.choose('form')
    },
  })
  useLeaveGuard(editor.unsaved, () => editor.value().name || 'the new component')
  const from = createViewpoint({ type: props.type, id: editor.id, usage: props.usage, wanted: () => address.search.from })
  const live = createPreview({
    type: props.type,
    id: editor.id ?? 'new-component',
    draft: editor.value,
    saved: () => (editor.id === undefined ? undefined : editor.draft.base()),
    revision: editor.draft.revision,
    viewpoint: from.viewpoint,
  })
  const tabs = (): Tab<EditorTab>[] => {
    const wrong = editor.value().text === undefined ? 0 : editor.save.errors.count('config')
    return [
      { id: 'form', label: 'Form', errors: editor.save.errors.count() - wrong },
      { id: 'json', label: 'JSON', errors: wrong },
      { id: 'files', label: 'Files', count: live.preview()?.files.length, narrowOnly: true },
      ...props.more.map(({ tab }) => tab),
    ]
  }
  const beside = () => props.more.find(({ tab }) => tab.id === address.tab())
  return props.children(
    editor,
    <>
      <Tabs label="Component" panel={panel} chosen={address.tab()} tabs={tabs()} onChoose={address.choose} />
      <EditorNotes
        draft={editor.draft}
        save={editor.save}
        onSee={(revision) => address.set({ tab: 'revisions', rev: String(revision), with: String(editor.draft.revision()) })}
        onCopy={() => props.onCopy(editor)}
        labelOf={labelOf}
      />
      <div
        id={panel}
        role="tabpanel"
        aria-labelledby={`${panel}-${address.tab()}`}
        tabindex="-1"
        class="flex min-h-0 grow flex-col overflow-hidden focus-visible:-outline-offset-2"
      >
        <Show when={beside()} fallback={<FormAndFiles editor={editor} live={live} from={from} />}>
          {(more) => more().pane(editor)}
        </Show>
      </div>
      <EditorSaveBar
        editor={editor}
        usage={props.usage()}
        isWrong={live.stoppedBy() !== undefined || editor.value().text !== undefined}
        isGone={props.isGone}
      />
    </>,
  )
}

interface FormAndFilesProps {
  editor: Editor
  live: ReturnType<typeof createPreview>
  from: ReturnType<typeof createViewpoint>
}

function FormAndFiles(props: FormAndFilesProps) {
  const address = useEditorAddress()
  const storage = usePaneStorage()
  const [moving, setMoving] = createSignal<LocatedSecret>()
  const secrets = createMemo(() => locateSecrets(props.editor.type, props.editor.value().config))
  const missing = createMissingValues(() => props.live.preview()?.references ?? [])
  return (
    <>
      <SplitPane
        label="Width of what it writes"
        name="component-editor"
        storage={storage}
        sized="right"
        initial={halfOfPage()}
        min={320}
        max={960}
        narrow={address.tab() === 'files' ? 'right' : 'left'}
        left={
          <div class="flex min-h-0 grow flex-col overflow-auto">
            <Switch fallback={<FormPane editor={props.editor} onJson={() => address.choose('json')} />}>
              <Match when={address.tab() === 'json'}>
                <JsonPane editor={props.editor} />
              </Match>
            </Switch>
          </div>
        }
        right={
          <section aria-label="What it writes" class="flex min-h-0 min-w-0 grow flex-col">
            <WhatItWrites
              preview={props.live.preview()}
              stoppedBy={props.live.stoppedBy()}
              from={props.from}
              onFrom={(chosen) => address.set({ from: chosen })}
              file={address.search.file}
              onFile={(file) => address.set({ file })}
              labelOf={labelOf}
              warnings={
                <PreviewWarnings
                  warnings={props.live.preview()?.warnings ?? []}
                  secrets={secrets()}
                  missing={missing()}
                  onMove={setMoving}
                />
              }
            />
          </section>
        }
      />
      <Suspense>
        <Show when={moving()} keyed>
          {(secret) => <MoveSecretDialog editor={props.editor} secret={secret} onClose={() => setMoving(undefined)} />}
        </Show>
      </Suspense>
    </>
  )
}
