import type { ComponentType } from '@ccm/contract'
import type { Issue } from '@ccm/contract/protocol'
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { ComponentDraft } from '../editor/component-draft.ts'
import { judge, toFields } from '../editor/component-draft.ts'
import { buildPreview, type Preview } from './build-preview.ts'
import { createFileSource } from './file-source.ts'
import { readComponent } from './render-draft.ts'
import type { Viewpoint } from './viewpoint.ts'
import { type Change, withChanges } from './with-changes.ts'

/** A draft of so many characters is rendered only when typing rests. */
const large = 40_000
const pause = 150

interface PreviewOptions {
  type: ComponentType
  /** The component's id; of a new one any text. */
  id: string
  draft: Accessor<ComponentDraft>
  /** What is saved; undefined for a new component. */
  saved: Accessor<ComponentDraft | undefined>
  revision: Accessor<number>
  /** Undefined while it is on its way. */
  viewpoint: Accessor<Viewpoint | undefined>
}

export interface LivePreview {
  /** The last valid one; undefined before there is any. */
  preview: Accessor<Preview | undefined>
  /** What keeps the draft from being rendered. */
  stoppedBy: Accessor<Issue | undefined>
}

/** What a draft writes, anew after each key; while it is not valid, what it wrote before. */
export function createPreview(options: PreviewOptions): LivePreview {
  const shown = createPaced(options.draft)
  const files = createFileSource(() => [shown().config, options.saved()?.config ?? {}])
  const toComponent = (draft: ComponentDraft, changes: readonly Change[]) => {
    const { config, name, key } = toFields(draft)
    const changed = withChanges(options.type, config, changes)
    const component = readComponent(options.type, changed.config, { id: options.id, name, key, revision: options.revision() })
    return component && { component, unfit: changed.unfit }
  }
  const stoppedBy = createMemo(() =>
    judge(options.type, shown()).find(({ path }) => path[0] === 'config' || path[0] === 'key' || path[0] === 'name'),
  )
  const saved = createMemo(() => {
    const draft = options.saved()
    return draft && toComponent(draft, options.viewpoint()?.changes ?? [])?.component
  })
  const preview = createMemo<Preview | undefined>((last) => {
    const viewpoint = options.viewpoint()
    const drafted = viewpoint && !stoppedBy() ? toComponent(shown(), viewpoint.changes) : undefined
    if (!viewpoint || !drafted) return last
    const { source, waiting } = files()
    const built = buildPreview({ ...drafted, saved: saved(), viewpoint, files: source })
    return waiting.size === 0 ? built : { ...built, warnings: built.warnings.filter(({ code }) => code !== 'missing-file') }
  })
  return { preview, stoppedBy }
}

/** The draft as it is rendered: behind the key that is being typed, and of a large one once typing rests. */
function createPaced(draft: Accessor<ComponentDraft>): Accessor<ComponentDraft> {
  const [shown, setShown] = createSignal(draft())
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      draft,
      (now) => {
        clearTimeout(timer)
        timer = setTimeout(() => setShown(now), sizeOf(now) > large ? pause : 0)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return shown
}

const sizeOf = ({ config }: ComponentDraft) => JSON.stringify(config).length
