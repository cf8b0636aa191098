import type { Machine, UserStanding } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { profileQueries } from '../profiles/queries.ts'
import { sayState, stepOfTarget } from '../projects/steps.ts'
import { CommandChip } from '../ui/command-chip.tsx'
import { ComboboxField } from '../ui/combobox-field.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { count } from '../ui/count.ts'
import { FieldError, FieldGroup } from '../ui/field.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { createUpdate } from './update-machine.ts'

/** What reaches Claude Code's own directory on the machine, and how each such directory stands. */
export function UserScope(props: { machine: Machine }) {
  const api = useApi()
  const confirm = useConfirm()
  const toasts = useToasts()
  const profiles = useQuery(() => profileQueries.names(api))
  const update = createUpdate((machine) =>
    toasts.show({
      text: machine.userProfile
        ? `${machine.userProfile.name} is the user profile of ${machine.displayName}.`
        : `${machine.displayName} has no user profile.`,
    }),
  )
  const reach = async (profileId: string) => {
    const { components } = await api.profiles.preview.query({ id: profileId, user: 'default' })
    return `Its ${count(components.length, 'component')} ${components.length === 1 ? 'reaches' : 'reach'}`
  }
  const choose = async (profileId: string | undefined) => {
    if (profileId === (props.machine.userProfile?.id ?? undefined)) return
    const said =
      profileId === undefined
        ? 'What ccm wrote to'
        : await reach(profileId).catch((error: unknown) => {
            console.warn('What the profile holds could not be read.', error)
            return 'Its components reach'
          })
    const name = profiles.data !== undefined ? profiles.data.find(({ id }) => id === profileId)?.name : undefined
    const yes = await confirm({
      title:
        profileId === undefined ? (
          'Take the user profile away?'
        ) : (
          <>
            Use <span class="mono">{name}</span> as the user profile?
          </>
        ),
      body: (
        <p>
          {said} <span class="mono text-small">~/.claude</span> on {props.machine.displayName}
          {profileId === undefined ? ' goes' : ', for every project there,'} with the next{' '}
          <span class="mono text-small">ccm machine apply</span>.
        </p>
      ),
      action: profileId === undefined ? 'Take it away' : 'Use profile',
      keep: 'Keep it as it is',
    })
    if (yes) update.send({ id: props.machine.id, expectedRevision: props.machine.revision, userProfileId: profileId ?? null })
  }
  return (
    <FieldGroup title="User scope">
      <ComboboxField
        label="User profile"
        mono
        allowNone
        placeholder="None"
        value={props.machine.userProfile?.id}
        options={(profiles.data ?? []).map(({ id, name }) => ({ value: id, label: name, mono: true }))}
        help={
          <>
            Reaches <span class="mono text-small">~/.claude</span> on this machine, and so every project there.
          </>
        }
        onChoose={(id) => void choose(id)}
      />
      <Show when={update.failure()}>{(message) => <FieldError>Not saved: {message()}</FieldError>}</Show>
      <Show
        when={props.machine.users.length > 0}
        fallback={
          <Show when={props.machine.userProfile}>
            <p class="flex flex-wrap items-center gap-2 text-muted">
              Nothing is written there yet. On this machine, run <CommandChip command="ccm machine apply" />
            </p>
          </Show>
        }
      >
        <ul class="-mb-1.5">
          <For each={props.machine.users}>{(user) => <Directory user={user} />}</For>
        </ul>
      </Show>
    </FieldGroup>
  )
}

function Directory(props: { user: UserStanding }) {
  const step = () => stepOfTarget[props.user.state]
  return (
    <li class="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hairline py-1.5">
      <StepMark step={step()} />
      <span class={`w-20 shrink-0 font-medium ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
      <span class="mono min-w-0 break-all">{props.user.path}</span>
      <span class="min-w-0 grow text-small text-muted">
        {sayState(props.user)}
        <Show when={props.user.reportedAt}>
          {(at) => (
            <>
              {' · '}
              <Time at={at()} inSentence />
            </>
          )}
        </Show>
      </span>
      <Show when={props.user.state !== 'in-step'}>
        <CommandChip command="ccm machine apply" />
      </Show>
    </li>
  )
}
