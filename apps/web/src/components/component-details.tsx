import type { Component, ComponentPreview } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { typeLooks } from '../component-types.ts'
import { Code } from '../ui/code.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { SkillFiles } from './skill-files.tsx'
import { readSkillFiles } from './read-skill-files.ts'

/** What a component says, and its config as it is kept; `preview` knows how large a skill's files are. */
export function ComponentDetails(props: { component: Component; preview: ComponentPreview | undefined }) {
  return (
    <>
      <Facts>
        <Fact label="Type">{typeLooks[props.component.type].word}</Fact>
        <Show when={typeLooks[props.component.type].named}>
          <Fact label="Name on disk">
            <span class="mono">{props.component.key}</span>
          </Fact>
        </Show>
        <Fact label="Description">{props.component.description || <span class="text-faint">none</span>}</Fact>
        <Fact label="Tags">
          <Show when={props.component.tags.length > 0} fallback={<span class="text-faint">none</span>}>
            <span class="flex flex-wrap gap-x-2">
              <For each={props.component.tags}>{(tag) => <Tag name={tag} />}</For>
            </span>
          </Show>
        </Fact>
        <Show when={props.component.version}>
          {(version) => (
            <Fact label="Version">
              <span class="mono">{version()}</span>
            </Fact>
          )}
        </Show>
        <Show when={webAddress(props.component.sourceUrl)}>
          {(url) => (
            <Fact label="Source">
              <a href={url()} target="_blank" rel="noopener noreferrer" class="font-medium break-all text-accent hover:underline">
                {url()}
              </a>
            </Fact>
          )}
        </Show>
        <Fact label="Changed">
          <Time at={props.component.updatedAt} inSentence />
        </Fact>
      </Facts>
      <Show when={props.component.type === 'skill'}>
        <SkillFiles files={readSkillFiles(props.component, props.preview?.files ?? [])} />
      </Show>
      <div class="border-t border-line">
        <h2 class="px-4 pt-4 font-semibold sm:px-5">Config</h2>
        <Code label="Config, as JSON" text={JSON.stringify(props.component.config, null, 2)} language="json" />
      </div>
    </>
  )
}

/** A link from data leads to a web page or nowhere. */
const webAddress = (url: string | null) => (url !== null && /^https?:\/\//i.test(url) ? url : undefined)
