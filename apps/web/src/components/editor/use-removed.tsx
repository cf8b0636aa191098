import PackageX from '~icons/lucide/package-x'
import { useApi } from '../../api.tsx'
import type { Removed } from '../../edit/removed.tsx'

/** How a deleted component is spoken of, and how it comes back. */
export function useRemoved(id: () => string): Removed {
  const api = useApi()
  return {
    kind: 'component',
    mark: () => <PackageX class="ic ic-20" />,
    consequence: 'Restored, it is in no profile until it is added to one.',
    restore: () => api.components.restoreMany.mutate({ ids: [id()] }),
  }
}
