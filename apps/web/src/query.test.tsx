import { render, screen } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import { Suspense } from 'solid-js'
import { expect, it } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { useQueries, useQuery } from './query.ts'

it('keeps what is shown, and its focus, in the document while an answer is asked for anew', async () => {
  const queries = createQueryClient()
  let asked = 0
  const answer = { queryKey: ['answer'], queryFn: async () => ({ text: `answer ${++asked}` }) }
  queries.setQueryData(['answer'], { text: 'answer 0' })
  const Page = () => {
    const query = useQuery(() => answer)
    const several = useQueries(() => ({ queries: [answer] }))
    return (
      <button>
        {query.data?.text ?? 'none yet'}, {several[0]?.data?.text ?? 'none yet'}
      </button>
    )
  }
  render(() => (
    <QueryClientProvider client={queries}>
      <Suspense fallback="waiting">
        <Page />
      </Suspense>
    </QueryClientProvider>
  ))
  const button = await screen.findByRole('button', { name: 'answer 0, answer 0' })
  button.focus()
  const seen: boolean[] = []
  const watcher = new MutationObserver(() => seen.push(button.isConnected))
  watcher.observe(document.body, { childList: true, subtree: true })
  await queries.invalidateQueries()
  await screen.findByRole('button', { name: 'answer 1, answer 1' })
  expect(seen.every(Boolean)).toBe(true)
  expect(document.activeElement).toBe(button)
})
