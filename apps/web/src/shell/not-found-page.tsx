import { A } from '@solidjs/router'
import Search from '~icons/lucide/search'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <Empty
        mark={<Search class="ic ic-20" />}
        title="There is no page at this address"
        action={
          <A href="/components" class="font-medium text-accent hover:underline">
            Go to Components
          </A>
        }
      >
        The link may be old, or a letter is missing.
      </Empty>
    </Page>
  )
}
