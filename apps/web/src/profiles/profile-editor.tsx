import type { Profile } from '@ccm/contract'
import { type Accessor, Match, Show, Switch } from 'solid-js'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { EditorNotes } from '../edit/editor-notes.tsx'
import { useLeaveGuard } from '../edit/leave-guard.tsx'
import { useWidths } from '../edit/preferences.ts'
import { RemovedNote } from '../edit/removed.tsx'
import { projectQueries } from '../projects/queries.ts'
import { Badge } from '../ui/badge.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'
import { type Tab, Tabs } from '../ui/tabs.tsx'
import { type ProfileTab, useProfileAddress } from './address.ts'
import { ContentsPane } from './contents/contents-pane.tsx'
import { createContents } from './create-contents.ts'
import { createEditor } from './create-editor.ts'
import { createResult } from './create-result.ts'
import { createSaveCopy } from './create-save-copy.ts'
import { keptIn } from './lineage.ts'
import { ProfileActions } from './profile-actions.tsx'
import { labelOf } from './profile-draft.ts'
import { ProfileSaveBar } from './profile-save-bar.tsx'
import { profileQueries } from './queries.ts'
import { ResultPane } from './result-pane.tsx'
import { mentionedIn } from './revisions/readable.ts'
import { ProfileRevisions } from './revisions/profile-revisions.tsx'
import { SettingsPane } from './settings-pane.tsx'
import { useRemoved } from './use-removed.tsx'
import { UsedBy } from './used-by.tsx'

const panel = 'profile-panel'

/** One profile in its editor: what it brings together beside the files that come of it. */
export function ProfileEditor(props: { profile: Accessor<Profile>; isGone: boolean }) {
  const api = useApi()
  const address = useProfileAddress()
  const { id } = props.profile()
  const editor = createEditor({
    profile: () => props.profile(),
    onRefused: (fields) => {
      const isInList = (field: string) => field === 'components' || field === 'exclude'
      address.choose(fields.some((field) => !isInList(field)) ? 'settings' : 'components')
    },
  })
  const { draft, save } = editor
  const result = createResult(editor, address.seenAs)
  const users = useQuery(() => profileQueries.users(api, id))
  const projects = useInfiniteQuery(() => projectQueries.list(api, { profile: id }))
  const revisions = useInfiniteQuery(() => profileQueries.revisions(api, id))
  const contents = createContents({
    profile: () => props.profile(),
    draft: editor.value,
    mentioned: () => (address.tab() === 'revisions' && revisions.data !== undefined ? mentionedIn(rowsOf(revisions.data)) : []),
  })
  const removed = useRemoved(() => id)
  const saveCopy = createSaveCopy()
  useLeaveGuard(draft.dirty, () => editor.value().name || props.profile().name)

  const kept = () => {
    const lineage = contents.lineage()
    return lineage && keptIn(lineage)
  }
  const usedBy = () =>
    users.data !== undefined ? users.data.totalProjects + users.data.machines.length + users.data.profiles.length : undefined
  const circle = () => result.problem()?.issues.find(({ path }) => path[0] === 'extends')?.message
  const tabs = (): Tab<ProfileTab>[] => [
    { id: 'components', label: 'Components', count: kept(), errors: save.errors.count('components', 'exclude') },
    { id: 'files', label: 'Files', count: result.files().length, narrowOnly: true },
    { id: 'settings', label: 'Settings', errors: save.errors.count('name', 'description', 'extends', 'variables') },
    { id: 'used-by', label: 'Used by', count: usedBy() },
    { id: 'revisions', label: 'Revisions', count: revisions.data !== undefined ? totalOf(revisions.data) : undefined },
  ]
  const besideResult = () => address.tab() === 'components' || address.tab() === 'settings' || address.tab() === 'files'
  return (
    <Page
      title={props.profile().name}
      mono
      parent={{ title: 'Profiles', href: '/profiles' }}
      after={
        <span class="flex gap-2">
          <Badge>rev {props.profile().revision}</Badge>
          <Show when={draft.dirty()}>
            <Badge tone="accent">Unsaved</Badge>
          </Show>
        </span>
      }
      actions={
        <Show when={!props.isGone}>
          <ProfileActions profile={props.profile()} editor={editor} />
        </Show>
      }
    >
      <Tabs label="Profile" panel={panel} chosen={address.tab()} tabs={tabs()} onChoose={address.choose} />
      <Show when={props.isGone}>
        <RemovedNote removed={removed} last={props.profile()} />
      </Show>
      <EditorNotes
        draft={draft}
        save={save}
        onSee={(revision) => address.set({ tab: 'revisions', rev: String(revision), with: String(draft.revision()) })}
        onCopy={() => void saveCopy(editor)}
        labelOf={labelOf}
      />
      <div
        id={panel}
        role="tabpanel"
        aria-labelledby={`${panel}-${address.tab()}`}
        tabindex="-1"
        class="flex min-h-0 grow flex-col overflow-hidden focus-visible:-outline-offset-2"
      >
        <Show
          when={besideResult()}
          fallback={
            <Switch>
              <Match when={address.tab() === 'used-by'}>
                <div class="min-h-0 grow overflow-auto">
                  <Load query={users} what="Used by" skeleton={<SkeletonRows rows={3} />}>
                    {(who) => (
                      <Load query={projects} what="Used by" skeleton={<SkeletonRows rows={3} />}>
                        {(data) => (
                          <UsedBy
                            profile={props.profile().name}
                            users={who()}
                            projects={data()}
                            more={projects.hasNextPage}
                            onMore={() => void projects.fetchNextPage()}
                          />
                        )}
                      </Load>
                    )}
                  </Load>
                </div>
              </Match>
              <Match when={address.tab() === 'revisions'}>
                <ProfileRevisions profile={props.profile()} editor={editor} contents={contents} query={revisions} />
              </Match>
            </Switch>
          }
        >
          <SplitPane
            label="Width of the list"
            name="profile-editor"
            storage={useWidths()}
            initial={452}
            min={360}
            max={720}
            narrow={address.tab() === 'files' ? 'right' : 'left'}
            left={
              <Show when={contents.lineage()} fallback={<SkeletonRows />}>
                {(lineage) => (
                  <Show
                    when={address.tab() === 'settings'}
                    fallback={
                      <ContentsPane
                        editor={editor}
                        contents={contents}
                        lineage={lineage()}
                        overridden={result.overridden()}
                        chosen={address.search.component}
                        onChoose={(component) => address.set({ component, file: undefined })}
                      />
                    }
                  >
                    <div class="flex min-h-0 grow flex-col overflow-auto">
                      <SettingsPane editor={editor} contents={contents} lineage={lineage()} circle={circle()} />
                    </div>
                  </Show>
                )}
              </Show>
            }
            right={<ResultPane result={result} />}
          />
        </Show>
      </div>
      <ProfileSaveBar editor={editor} users={users.data} isGone={props.isGone} />
    </Page>
  )
}
