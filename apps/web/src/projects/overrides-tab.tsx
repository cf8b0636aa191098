import type { Project } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import { OverrideEditor } from '../overrides/override-editor.tsx'

/** What this project has other than its profile says. The address can name a component to begin a change for. */
export function OverridesTab(props: { project: Project }) {
  const [search] = useSearchParams<{ change?: string }>()
  return <OverrideEditor level="project" id={props.project.id} change={search.change} />
}
