import type { Settings } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { z } from 'zod'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { createDraft } from '../edit/create-draft.ts'
import { EditorNotes } from '../edit/editor-notes.tsx'
import { useLeaveGuard } from '../edit/leave-guard.tsx'
import { createDraftSave } from '../edit/save-draft.ts'
import { profileQueries } from '../profiles/queries.ts'
import { CheckField } from '../ui/check-field.tsx'
import { ComboboxField } from '../ui/combobox-field.tsx'
import { FieldGroup } from '../ui/field.tsx'
import { SaveBar } from '../ui/save-bar.tsx'
import { settingsQueries } from './queries.ts'

const Draft = z.object({ approveMcpServers: z.boolean(), defaultProfileId: z.string().nullable() })

/** What the library decides for all its machines. */
export function LibrarySettings(props: { settings: Settings }) {
  const api = useApi()
  const queries = useQueryClient()
  const profiles = useQuery(() => profileQueries.names(api))
  const draft = createDraft<Settings>({
    key: () => 'settings',
    schema: Draft,
    saved: () => ({ value: props.settings, revision: 1 }),
  })
  const save = createDraftSave<Settings, Settings>({
    draft,
    field: ([first]) => (first === 'approveMcpServers' || first === 'defaultProfileId' ? first : undefined),
    send: ({ value }) => api.settings.update.mutate(value),
    saved: (value) => ({ value, revision: 1 }),
    said: () => 'Settings saved',
    onSaved: (settings) => {
      queries.setQueryData(settingsQueries.get(api).queryKey, settings)
      void Promise.all(
        ['settings', 'projects', 'profiles', 'dashboard', 'activity'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      )
    },
  })
  useLeaveGuard(draft.dirty, () => 'the settings')
  return (
    <>
      <EditorNotes draft={draft} save={save} />
      <FieldGroup title="For all machines">
        <ComboboxField
          label="Default profile"
          path="defaultProfileId"
          mono
          allowNone
          placeholder="None"
          value={draft.value.defaultProfileId ?? undefined}
          options={(profiles.data ?? []).map(({ id, name }) => ({ value: id, label: name, mono: true }))}
          error={save.errors.at('defaultProfileId')}
          help={
            <>
              What <span class="mono text-small">ccm init</span> offers first.
            </>
          }
          onChoose={(id) => draft.set('defaultProfileId', id ?? null)}
        />
        <CheckField
          label="Approve MCP servers of the library"
          path="approveMcpServers"
          help={
            <>
              Each checkout's <span class="mono text-small">.claude/settings.local.json</span> then names them as approved, so that Claude
              Code does not ask again on every machine. Servers that others put into <span class="mono text-small">.mcp.json</span> are
              still asked about.
            </>
          }
          checked={draft.value.approveMcpServers}
          error={save.errors.at('approveMcpServers')}
          onChange={(approve) => draft.set('approveMcpServers', approve)}
        />
      </FieldGroup>
      <Show when={draft.dirty() || save.busy()}>
        <SaveBar label="Save settings" busy={save.busy()} onSave={save.save} onDiscard={() => draft.discard()}>
          <p class="text-muted">Reaches every project with its next ccm sync.</p>
        </SaveBar>
      </Show>
    </>
  )
}
