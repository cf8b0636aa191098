import { Show } from 'solid-js'
import ArrowDownUp from '~icons/lucide/arrow-down-up'
import CircleDot from '~icons/lucide/circle-dot'
import Layers from '~icons/lucide/layers'
import Power from '~icons/lucide/power'
import TagIcon from '~icons/lucide/tag'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { profileQueries } from '../profiles/queries.ts'
import { Choice } from '../ui/choice.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { createMedia, phone } from '../ui/media.ts'
import { SearchField } from '../ui/search-field.tsx'
import { choicesOf, type ComponentFilter } from './filter.ts'
import { componentQueries } from './queries.ts'

interface ComponentFiltersProps {
  filter: ComponentFilter
  matching: number | undefined
  all: number | undefined
  onChange: (changes: Partial<Record<keyof ComponentFilter, string | undefined>>, options?: { replace: boolean }) => void
}

/** The search and the filters above the list. Each choice is a step back in the browser; words that are being typed are one. */
export function ComponentFilters(props: ComponentFiltersProps) {
  const api = useApi()
  const tags = useQuery(() => componentQueries.tags(api))
  const profiles = useQuery(() => profileQueries.names(api))
  const isPhone = createMedia(phone)
  const Sort = () => (
    <Choice
      label="Sort by"
      any="Name"
      icon={<ArrowDownUp class="ic ic-14" />}
      options={[{ value: 'changed', label: 'Changed' }]}
      value={props.filter.sort}
      onChoose={(sort) => props.onChange({ sort })}
      quiet
    />
  )
  return (
    <FilterBar
      matching={props.matching}
      all={props.all}
      chosen={choicesOf(props.filter)}
      search={
        <SearchField
          label="Filter components"
          placeholder="Name, text or #tag"
          value={props.filter.q ?? ''}
          onSearch={(q) => props.onChange({ q: q || undefined }, { replace: Boolean(q && props.filter.q) })}
        />
      }
      choices={
        <>
          <Choice
            label="Tag"
            any="Any tag"
            icon={<TagIcon class="ic ic-14" />}
            options={tags.data !== undefined ? tags.data.map(({ tag }) => ({ value: tag, label: `#${tag}` })) : []}
            value={props.filter.tag}
            onChoose={(tag) => props.onChange({ tag })}
          />
          <Choice
            label="Profile"
            any="Any profile"
            icon={<Layers class="ic ic-14" />}
            options={profiles.data !== undefined ? profiles.data.map(({ id, name }) => ({ value: id, label: name })) : []}
            value={props.filter.profile}
            onChoose={(profile) => props.onChange({ profile })}
          />
          <Choice
            label="State"
            any="On or off"
            icon={<Power class="ic ic-14" />}
            options={[
              { value: 'on', label: 'On' },
              { value: 'off', label: 'Off' },
            ]}
            value={props.filter.state}
            onChoose={(state) => props.onChange({ state })}
          />
          <Choice
            label="In use"
            any="Used or not"
            icon={<CircleDot class="ic ic-14" />}
            options={[
              { value: 'yes', label: 'Used' },
              { value: 'no', label: 'Not used' },
            ]}
            value={props.filter.used}
            onChoose={(used) => props.onChange({ used })}
          />
          <Show when={isPhone()}>
            <Sort />
          </Show>
        </>
      }
      sort={!isPhone() && <Sort />}
    />
  )
}
