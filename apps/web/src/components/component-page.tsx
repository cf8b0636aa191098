import { readError } from '@ccm/client'
import type { Component } from '@ccm/contract'
import { useNavigate, useParams } from '@solidjs/router'
import { type UseQueryResult } from '@tanstack/solid-query'
import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { RemovedNote, RemovedPage } from '../edit/removed.tsx'
import { Badge } from '../ui/badge.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SkeletonText } from '../ui/skeleton.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { ComponentActions } from './editor/component-actions.tsx'
import { ComponentEditor } from './editor/component-editor.tsx'
import type { Editor } from './editor/create-editor.ts'
import { createSaveCopy } from './editor/create-save-copy.ts'
import { useRemoved } from './editor/use-removed.tsx'
import { componentQueries } from './queries.ts'
import { ComponentRevisions } from './revisions/component-revisions.tsx'
import { UsedBy } from './used-by.tsx'

const parent = { title: 'Components', href: '/components' }

/** One component in its editor: what it says, what it writes, who uses it and what it said before. */
export default function ComponentPage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const component = useQuery(() => componentQueries.get(api, params.id))
  const found = (): Component | undefined => component.data
  const isGone = () => component.isError && readError(component.error).code === 'not-found'
  return (
    <Show when={found()?.id} keyed fallback={<NotThere query={component} id={params.id} isGone={isGone()} />}>
      {(id) => <OneComponent id={id} component={found} isGone={isGone()} />}
    </Show>
  )
}

function NotThere(props: { query: UseQueryResult<Component, Error>; id: string; isGone: boolean }) {
  const api = useApi()
  const removed = useRemoved(() => props.id)
  const last = useQuery(() => ({ ...componentQueries.lastRevision(api, props.id), enabled: props.isGone }))
  return (
    <Page title={props.query.isLoadingError ? 'Component' : ''} parent={parent}>
      <Switch
        fallback={
          <Load query={props.query} what="This component" skeleton={<SkeletonText />}>
            {() => <SkeletonText />}
          </Load>
        }
      >
        <Match when={props.isGone}>
          <RemovedPage removed={removed} last={last} error={props.query.error} onRetry={() => void props.query.refetch()} />
        </Match>
      </Switch>
    </Page>
  )
}

interface OneComponentProps {
  id: string
  component: Accessor<Component | undefined>
  isGone: boolean
}

function OneComponent(props: OneComponentProps) {
  const api = useApi()
  const navigate = useNavigate()
  const usage = useQuery(() => componentQueries.usage(api, props.id))
  const revisions = useInfiniteQuery(() => componentQueries.revisions(api, props.id))
  const removed = useRemoved(() => props.id)
  const saveCopy = createSaveCopy()
  const users = () => (usage.data !== undefined ? usage.data.profiles.length + usage.data.projects.length : undefined)
  /** The last one that was there: a deleted component stays on its page until that is left. */
  const shown = (): Component => {
    const component = props.component()
    if (!component) throw new Error('The component has gone while its page is shown.')
    return component
  }
  const frame = (editor: Editor, body: JSX.Element) => (
    <Page
      title={shown().name}
      mono
      parent={parent}
      before={<TypeTile type={shown().type} size="large" />}
      after={
        <span class="flex gap-2 max-sm:hidden">
          <Badge>rev {shown().revision}</Badge>
          <Show when={editor.unsaved()}>
            <Badge tone="accent">Unsaved</Badge>
          </Show>
        </span>
      }
      actions={
        <Show when={!props.isGone}>
          <ComponentActions component={shown()} usage={usage.data} editor={editor} />
        </Show>
      }
    >
      <Show when={props.isGone}>
        <RemovedNote removed={removed} last={shown()} />
      </Show>
      {body}
    </Page>
  )
  return (
    <ComponentEditor
      type={shown().type}
      component={props.component}
      usage={() => usage.data}
      isGone={props.isGone}
      onCreated={(created) => navigate(`/components/${created.id}`)}
      onCopy={(editor) => void saveCopy(editor)}
      more={[
        {
          tab: { id: 'used-by', label: 'Used by', count: users() },
          pane: () => (
            <div class="min-h-0 grow overflow-auto">
              <Load query={usage} what="Used by" skeleton={<SkeletonText />}>
                {(it) => <UsedBy componentId={props.id} usage={it()} />}
              </Load>
            </div>
          ),
        },
        {
          tab: { id: 'revisions', label: 'Revisions', count: revisions.data !== undefined ? totalOf(revisions.data) : undefined },
          pane: (editor) => <ComponentRevisions component={shown()} editor={editor} query={revisions} />,
        },
      ]}
    >
      {frame}
    </ComponentEditor>
  )
}
