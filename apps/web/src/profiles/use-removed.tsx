import Layers from '~icons/lucide/layers'
import { useApi } from '../api.tsx'
import type { Removed } from '../edit/removed.tsx'

/** How a deleted profile is spoken of, and how it comes back. */
export function useRemoved(id: () => string): Removed {
  const api = useApi()
  return {
    kind: 'profile',
    mark: () => <Layers class="ic ic-20" />,
    consequence: 'Restored, no project uses it until it is bound to it again.',
    restore: (revision) => api.profiles.restore.mutate({ id: id(), revision }),
  }
}
