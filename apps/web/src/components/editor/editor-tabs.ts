import { useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'

export const editorTabs = ['form', 'json', 'files', 'used-by', 'revisions'] as const
export type EditorTab = (typeof editorTabs)[number]

interface EditorSearch extends Record<string, string | undefined> {
  tab?: string
  file?: string
  /** Where it is looked at from: a project's id, or `alone`. */
  from?: string
  /** The revision that is shown, and the one it is compared with. */
  rev?: string
  with?: string
  view?: string
}

export interface EditorAddress {
  tab: Accessor<EditorTab>
  choose: (tab: EditorTab) => void
  search: Partial<EditorSearch>
  set: (search: Partial<EditorSearch>) => void
}

/** What the address says of an editor: its tab, the file and the revisions that are shown. Back undoes them one by one. */
export function useEditorAddress(): EditorAddress {
  const [search, set] = useSearchParams<EditorSearch>()
  return {
    tab: () => editorTabs.find((id) => id === search.tab) ?? 'form',
    choose: (tab) => set({ tab: tab === 'form' ? undefined : tab }),
    search,
    set: (next) => set(next),
  }
}
