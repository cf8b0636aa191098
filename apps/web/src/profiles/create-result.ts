import { readError } from '@ccm/client'
import type { ProfilePreview } from '@ccm/contract'
import type { Issue } from '@ccm/contract/protocol'
import { type Accessor, createMemo } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import type { Editor } from './create-editor.ts'
import { createSettled } from '../edit/settled.ts'
import { isSound } from './profile-draft.ts'
import { profileQueries, type SeenAs } from './queries.ts'
import { composeResult, overriddenIn, type Overridden, type ResultFile } from './result.ts'

/** How long a change rests before the server is asked what comes of it, in milliseconds. */
const pause = 200

/** What a draft writes, as far as it is known. */
export interface Result {
  /** The last answer; what was there before stays while the next one is on its way. */
  answer: Accessor<ProfilePreview | undefined>
  files: Accessor<ResultFile[]>
  overridden: Accessor<ReadonlyMap<string, Overridden>>
  /** Asking for a newer one. */
  busy: Accessor<boolean>
  /** Why the last change has no result. */
  problem: Accessor<{ code: string; message: string; issues: Issue[] } | undefined>
  /** There is nothing to show, and why. */
  error: Accessor<Error | undefined>
  retry: () => void
}

export function createResult({ id, draft, value }: Editor, seenAs: Accessor<SeenAs>): Result {
  const api = useApi()
  const wanted = createMemo(() => (draft.dirty() && isSound(value()) ? value() : undefined))
  const asked = createSettled(wanted, pause)
  const saved = useQuery(() => profileQueries.preview(api, id, seenAs()))
  const changed = useQuery(() => ({ ...profileQueries.preview(api, id, seenAs(), asked()), enabled: asked() !== undefined }))

  const before = createMemo(() => saved.data)
  const current = () => (asked() ? changed : saved)
  const answer = createMemo<{ seenAs: SeenAs; preview: ProfilePreview } | undefined>((last) => {
    const query = current()
    if (query.data !== undefined) return { seenAs: seenAs(), preview: query.data }
    return last?.seenAs === seenAs() ? last : undefined
  })
  const files = createMemo(() => {
    const now = answer()?.preview
    const old = before()
    return now ? composeResult(id, now, old && old !== now ? old : undefined) : []
  })
  return {
    answer: () => answer()?.preview,
    files,
    overridden: createMemo(() => overriddenIn(answer()?.preview ?? { components: [], artifacts: [], warnings: [] })),
    busy: () => current().isFetching,
    problem: createMemo(() => {
      const { error } = current()
      return error ? readError(error) : undefined
    }),
    error: () => (answer() ? undefined : (current().error ?? undefined)),
    retry: () => void current().refetch(),
  }
}
