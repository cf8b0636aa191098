import { useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'
import type { SeenAs } from './queries.ts'

export const profileTabs = ['components', 'files', 'settings', 'used-by', 'revisions'] as const
export type ProfileTab = (typeof profileTabs)[number]

interface ProfileSearch extends Record<string, string | undefined> {
  tab?: string
  file?: string
  /** The component whose files and lines are marked. */
  component?: string
  /** `user` when the result is that of a user scope. */
  as?: string
  /** The revision that is shown, and the one it is compared with. */
  rev?: string
  with?: string
}

export interface ProfileAddress {
  tab: Accessor<ProfileTab>
  choose: (tab: ProfileTab) => void
  seenAs: Accessor<SeenAs>
  search: Partial<ProfileSearch>
  set: (search: Partial<ProfileSearch>) => void
}

/** What the address says of the editor. Back undoes it one by one. */
export function useProfileAddress(): ProfileAddress {
  const [search, set] = useSearchParams<ProfileSearch>()
  return {
    tab: () => profileTabs.find((id) => id === search.tab) ?? 'components',
    choose: (tab) => set({ tab: tab === 'components' ? undefined : tab }),
    seenAs: () => (search.as === 'user' ? 'user' : 'project'),
    search,
    set: (next) => set(next),
  }
}
