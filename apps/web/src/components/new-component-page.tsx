import type { ComponentType } from '@ccm/contract'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { parseType, typeLooks } from '../component-types.ts'
import { Badge } from '../ui/badge.tsx'
import { Page } from '../ui/page.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { ComponentEditor } from './editor/component-editor.tsx'
import { TypePicker } from './editor/type-picker.tsx'

const parent = { title: 'Components', href: '/components' }

/** A component that is not saved yet: first its type, then its editor. */
export default function NewComponentPage() {
  const [search] = useSearchParams<{ type?: string; name?: string }>()
  return (
    <Show
      when={parseType(search.type)}
      keyed
      fallback={
        <Page title="New component" parent={parent}>
          <TypePicker name={search.name} />
        </Page>
      }
    >
      {(type) => <NewComponent type={type} name={search.name} />}
    </Show>
  )
}

function NewComponent(props: { type: ComponentType; name: string | undefined }) {
  const navigate = useNavigate()
  return (
    <ComponentEditor
      type={props.type}
      name={props.name}
      component={() => undefined}
      usage={() => undefined}
      isGone={false}
      more={[]}
      onCreated={({ id }) => navigate(`/components/${id}`, { replace: true })}
      onCopy={() => {}}
    >
      {(editor, body) => (
        <Page
          title={`New ${sentenceOf(typeLooks[props.type].word)}`}
          parent={parent}
          before={<TypeTile type={props.type} size="large" />}
          after={
            <Show when={editor.unsaved()}>
              <span class="max-sm:hidden">
                <Badge tone="accent">Unsaved</Badge>
              </span>
            </Show>
          }
        >
          {body}
        </Page>
      )}
    </ComponentEditor>
  )
}

/** Within a sentence only names keep their capitals: "MCP server", "CLAUDE.md", but "subagent". */
const sentenceOf = (word: string) => (/^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word)
