import type { Effective, Project } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import Package from '~icons/lucide/package'
import { Empty } from '../../ui/empty.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { NoMatch } from '../../ui/no-match.tsx'
import { Note } from '../../ui/note.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { sayReasons } from '../say-reasons.ts'
import { EffectiveRow } from './effective-row.tsx'
import { ProjectWarnings } from './project-warnings.tsx'

/** Every component that applies to a project, in order, and why it is there; below them those that something took out again. */
export function EffectiveTab(props: { project: Project; effective: Effective }) {
  const [search, setSearch] = useSearchParams<{ q?: string }>()
  const matches = (component: Effective['leftOut'][number]) => {
    const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const text = `${component.type} ${component.name} ${component.scope} ${sayReasons(component)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const components = createMemo(() => props.effective.components.filter(matches))
  const leftOut = createMemo(() => props.effective.leftOut.filter(matches))
  const total = () => props.effective.components.length + props.effective.leftOut.length
  const said = (componentId: string) =>
    props.effective.warnings.filter(
      ({ code, owner }) => owner?.componentId === componentId && (code === 'shadowed' || code.startsWith('override-')),
    )
  return (
    <>
      <Show when={props.effective.problem}>
        {(problem) => (
          <Note kind="warning" class="m-4 sm:mx-5">
            <p class="font-[550]">Nothing is written here until this is settled</p>
            <p class="text-muted">{problem()}</p>
          </Note>
        )}
      </Show>
      <Show
        when={total() > 0}
        fallback={
          <Empty mark={<Package class="ic ic-20" />} title="Nothing applies here">
            Its profile brings no components, or it has no profile.
          </Empty>
        }
      >
        <FilterBar
          search={
            <SearchField
              label="Filter components"
              placeholder="Name, type, scope or profile"
              value={search.q ?? ''}
              onSearch={(q) => setSearch({ q: q || undefined }, { replace: true })}
            />
          }
          matching={components().length + leftOut().length}
          all={total()}
        />
        <Show
          when={components().length + leftOut().length > 0}
          fallback={<NoMatch searched={search.q} filters={1} onClear={() => setSearch({ q: undefined })} />}
        >
          <ul aria-label="Components">
            <For each={components()}>
              {(component) => <EffectiveRow project={props.project} component={component} warnings={said(component.componentId)} />}
            </For>
          </ul>
          <Show when={leftOut().length > 0}>
            <section aria-labelledby="left-out">
              <h3 id="left-out" class="px-4 pt-4 pb-1.5 text-small font-medium text-faint sm:px-5">
                Left out
              </h3>
              <ul>
                <For each={leftOut()}>
                  {(component) => <EffectiveRow project={props.project} component={component} warnings={[]} isLeftOut />}
                </For>
              </ul>
            </section>
          </Show>
        </Show>
      </Show>
      <ProjectWarnings warnings={props.effective.warnings} />
    </>
  )
}
