import { readError } from '@ccm/client'
import { useNavigate } from '@solidjs/router'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../api.tsx'
import { useToasts } from '../ui/toasts.tsx'

/** Makes a profile with another name of what is saved of this one, and goes there. */
export function createDuplicate() {
  const api = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toasts = useToasts()
  return useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: ({ id }: { id: string; name: string }) => api.profiles.duplicate.mutate({ id }),
    onSuccess: ({ id, name }, from) => {
      void queries.invalidateQueries({ queryKey: ['profiles'] })
      toasts.show({ text: `${name} was made from ${from.name}.` })
      navigate(`/profiles/${id}`)
    },
    onError: (error) => toasts.show({ kind: 'error', text: `Not duplicated: ${readError(error).message}` }),
  }))
}
