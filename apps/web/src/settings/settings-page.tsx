import { For, type ParentProps } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { AboutSettings } from './about-settings.tsx'
import { LibrarySettings } from './library-settings.tsx'
import { LookSettings } from './look-settings.tsx'
import { settingsQueries } from './queries.ts'

const sections = [
  { id: 'general', title: 'General' },
  { id: 'about', title: 'About' },
] as const

/** What this browser prefers, what the library decides for all machines, and what this server is. */
export default function SettingsPage() {
  const api = useApi()
  const settings = useQuery(() => settingsQueries.get(api))
  const about = useQuery(() => settingsQueries.about(api))
  return (
    <Page title="Settings">
      <div class="flex min-h-0 grow max-lg:flex-col">
        <nav aria-label="Sections" class="shrink-0 border-line p-2 max-lg:flex max-lg:gap-1 max-lg:border-b lg:w-50 lg:border-r lg:p-3">
          <For each={sections}>
            {(section) => (
              <a
                href={`#${section.id}`}
                class="flex min-h-11 items-center rounded-sm px-2.5 font-medium text-muted hover:bg-hover hover:text-text sm:min-h-8"
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(section.id)?.scrollIntoView()
                  document.getElementById(`${section.id}-title`)?.focus({ preventScroll: true })
                }}
              >
                {section.title}
              </a>
            )}
          </For>
        </nav>
        <div class="min-h-0 min-w-0 grow overflow-auto">
          <Section id="general" title="General">
            <LookSettings />
            <Load query={settings} what="Settings" skeleton={<SkeletonText lines={4} />}>
              {(data) => <LibrarySettings settings={data()} />}
            </Load>
          </Section>
          <Section id="about" title="About">
            <Load query={about} what="What the server says of itself" skeleton={<SkeletonText lines={5} />}>
              {(data) => <AboutSettings about={data()} />}
            </Load>
          </Section>
        </div>
      </div>
    </Page>
  )
}

function Section(props: ParentProps<{ id: string; title: string }>) {
  return (
    <section id={props.id} class="max-w-180 border-b border-line last:border-b-0" aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`} tabindex="-1" class="px-4 pt-5 text-title font-semibold sm:px-5">
        {props.title}
      </h2>
      {props.children}
    </section>
  )
}
