import { createSignal, Show } from 'solid-js'
import ChevronRight from '~icons/lucide/chevron-right'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { typeLooks } from '../../component-types.ts'
import { Button } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { componentQueries } from '../queries.ts'
import type { Editor } from './create-editor.ts'

const keyHelp: Partial<Record<Editor['type'], string>> = {
  plugin: 'The plugin and its marketplace: formatter@acme-tools.',
  command: 'A slash makes a namespace: git/commit is /git:commit.',
  rule: 'A slash makes a folder: frontend/react.',
}

/** What every component has, whatever its type. */
export function IdentityForm(props: { editor: Editor; autofocus?: boolean }) {
  const api = useApi()
  const tags = useQuery(() => componentQueries.tags(api))
  const draft = () => props.editor.draft.value
  const set = (field: 'name' | 'key' | 'description' | 'sourceUrl' | 'version') => (text: string) => props.editor.draft.set(field, text)
  const isNamed = () => typeLooks[props.editor.type].named || draft().key !== ''
  return (
    <FieldGroup title="Identity">
      <TextField
        label="Name"
        path="name"
        mono
        autofocus={props.autofocus}
        value={draft().name}
        error={props.editor.errorAt('name')}
        onInput={set('name')}
      />
      <Show when={isNamed()}>
        <TextField
          label="Name on disk"
          path="key"
          mono
          placeholder={props.editor.type === 'plugin' ? 'plugin@marketplace' : draft().name}
          value={draft().key}
          error={props.editor.errorAt('key')}
          help={keyHelp[props.editor.type]}
          onInput={set('key')}
        />
      </Show>
      <TextField
        label="Description"
        path="description"
        multiline
        rows={1}
        value={draft().description}
        error={props.editor.errorAt('description')}
        onInput={set('description')}
      />
      <TagField
        label="Tags"
        path="tags"
        value={draft().tags}
        error={props.editor.errorAt('tags')}
        suggestions={tags.data !== undefined ? tags.data.map(({ tag }) => tag) : []}
        onInput={(chosen) => props.editor.draft.set('tags', chosen)}
      />
      <Origin editor={props.editor} />
    </FieldGroup>
  )
}

/** Where it comes from: folded while there is nothing in it to see. */
function Origin(props: { editor: Editor }) {
  const [unfolded, setUnfolded] = createSignal(false)
  const draft = () => props.editor.draft.value
  const errors = () => props.editor.save.errors.count('sourceUrl', 'version')
  const open = () => unfolded() || draft().sourceUrl !== '' || draft().version !== '' || errors() > 0
  return (
    <Show
      when={open()}
      fallback={
        <div class="sm:ml-33">
          <Button
            kind="ghost"
            size="small"
            class="-ml-2"
            aria-expanded="false"
            icon={<ChevronRight class="ic ic-14" />}
            onClick={() => setUnfolded(true)}
          >
            Source and version
          </Button>
        </div>
      }
    >
      <TextField
        label="Source URL"
        path="sourceUrl"
        mono
        autofocus={unfolded()}
        placeholder="https://github.com/acme/postgres-mcp"
        value={draft().sourceUrl}
        error={props.editor.errorAt('sourceUrl')}
        onInput={(text) => props.editor.draft.set('sourceUrl', text)}
      />
      <TextField
        label="Version"
        path="version"
        mono
        class="max-w-40"
        value={draft().version}
        error={props.editor.errorAt('version')}
        onInput={(text) => props.editor.draft.set('version', text)}
      />
    </Show>
  )
}
