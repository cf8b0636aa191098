import { createApi } from '@ccm/client'
import { CreateProfile, type Profile } from '@ccm/contract'
import { render, screen, waitFor, within } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ClockProvider } from '../clock.tsx'
import type { LiveState } from '../live/follow.ts'
import { createQueryClient } from '../query-client.ts'
import { type Answers, answering, Refusal } from '../test/answers.ts'
import { profile } from '../test/server.ts'
import { SaveBar } from '../ui/save-bar.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ToastsProvider } from '../ui/toasts.tsx'
import { createDraft, type Draft, type Saved } from './create-draft.ts'
import { EditorNotes } from './editor-notes.tsx'
import { fieldAmong } from './issues.ts'
import type { Failure, Save } from './save.ts'
import { createDraftSave } from './save-draft.ts'
import { whyNotSaved } from './stale-note.tsx'
import { StorageProvider } from './storage.tsx'
import { check } from '@ccm/contract/issues'
import { createValidation } from './validate.ts'

const Editable = z.object({ name: z.string(), description: z.string() })
type Editable = z.infer<typeof Editable>

const savedOf = ({ name, description, revision }: Profile): Saved<Editable> => ({ value: { name, description }, revision })

/** A small editor of a profile, as pages make them, in front of a server with these answers. */
function edit(answers: Answers, before?: () => Promise<Failure | undefined>) {
  const api = createApi({ url: 'http://ccm.test', fetch: answering(answers) })
  const [saved, setSaved] = createSignal(savedOf(profile()))
  const [live, setLive] = createSignal<LiveState>({ kind: 'live' })
  const parts: { draft?: Draft<Editable>; save?: Save } = {}
  const Editor = () => {
    const draft = createDraft({ key: () => 'profile:1', schema: Editable, saved })
    const validation = createValidation(draft.copy, (value) => check(CreateProfile, value))
    const save = createDraftSave({
      draft,
      validation,
      live,
      before,
      field: fieldAmong(['name', 'description']),
      send: ({ value, revision }) => api.profiles.update.mutate({ id: 'profile-base', expectedRevision: revision, ...value }),
      saved: savedOf,
      said: ({ revision }) => `Rev ${revision} saved`,
      onStale: () => void api.profiles.get.query({ id: 'profile-base' }).then((it) => setSaved(savedOf(it))),
    })
    Object.assign(parts, { draft, save })
    const field = (name: 'name' | 'description', label: string) => (
      <TextField
        label={label}
        path={name}
        value={draft.value[name]}
        error={save.errors.at(name)}
        onInput={(text) => draft.set(name, text)}
      />
    )
    return (
      <form onFocusOut={validation.onFocusOut}>
        <EditorNotes draft={draft} save={save} />
        {field('description', 'Description')}
        {field('name', 'Name')}
        <SaveBar label="Save" onSave={save.save} onDiscard={draft.discard} busy={save.busy()} reason={whyNotSaved(draft)} />
      </form>
    )
  }
  render(() => (
    <QueryClientProvider client={createQueryClient()}>
      <ClockProvider now={() => Date.UTC(2026, 10, 22, 14)}>
        <StorageProvider open={() => localStorage}>
          <ToastsProvider>
            <Editor />
          </ToastsProvider>
        </StorageProvider>
      </ClockProvider>
    </QueryClientProvider>
  ))
  const type = async (label: string, text: string) => {
    await userEvent.clear(screen.getByRole('textbox', { name: label }))
    await userEvent.type(screen.getByRole('textbox', { name: label }), text)
  }
  return { type, setLive, setSaved, parts, save: () => userEvent.click(screen.getByRole('button', { name: /^Save/ })) }
}

const away = () => {
  throw new TypeError('fetch failed')
}

it('saves, says so and is clean', async () => {
  const { type, save, parts } = edit({ 'profiles.update': (input) => profile({ ...input, revision: 4 }) })
  await type('Description', 'For all')
  await save()
  await waitFor(() => expect(document.getElementById('announcements')).toHaveTextContent('Rev 4 saved'))
  expect(parts.draft?.revision()).toBe(4)
  expect(parts.draft?.dirty()).toBe(false)
  expect(localStorage).toHaveLength(0)
})

it('waits for what has to be settled first, and sends what the form says by then', async () => {
  const sent: unknown[] = []
  let settle = () => {}
  const settled = new Promise<undefined>((resolve) => (settle = () => resolve(undefined)))
  const { type, save, parts } = edit(
    {
      'profiles.update': (input) => {
        sent.push(input.description)
        return profile({ ...input, revision: 4 })
      },
    },
    () => settled,
  )
  await type('Description', 'For')
  await save()
  expect(parts.save?.busy()).toBe(true)
  expect(sent).toEqual([])
  parts.draft?.set('description', 'For all')
  settle()
  await waitFor(() => expect(parts.draft?.revision()).toBe(4))
  expect(sent).toEqual(['For all'])
})

it('sends nothing while that cannot be settled, and says why', async () => {
  const sent: unknown[] = []
  const failure: Failure = { code: 'too-large', text: 'Not saved: the text of a.md was not kept.' }
  const { type, save, parts } = edit({ 'profiles.update': (input) => sent.push(input) }, () => Promise.resolve(failure))
  await type('Description', 'For all')
  await save()
  expect(await screen.findByText('Not saved: the text of a.md was not kept.')).toBeInTheDocument()
  expect(sent).toEqual([])
  expect(parts.save?.busy()).toBe(false)
})

it('says what is wrong with a field once it was left, and not before', async () => {
  const { type } = edit({})
  await type('Name', 'My Profile')
  expect(screen.queryByText(/Use lowercase/)).toBeNull()
  await userEvent.tab()
  expect(await screen.findByText(/Use lowercase letters/)).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true')
})

it('sends nothing that is wrong, and takes the focus to it', async () => {
  const sent: unknown[] = []
  const { type, save } = edit({ 'profiles.update': (input) => sent.push(input) })
  await type('Name', 'My Profile')
  await save()
  expect(await screen.findByText(/Use lowercase letters/)).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus())
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved: 1 thing to correct.')
  expect(sent).toEqual([])
})

it('puts a refusal of the server at its field until that field changes', async () => {
  const issues = [{ path: ['name'], message: 'This name is taken.' }]
  const { type, save, parts } = edit({
    'profiles.update': () => {
      throw new Refusal('already-exists', 'Another profile is named "taken".', issues)
    },
  })
  await type('Name', 'taken')
  await save()
  expect(await screen.findByText('This name is taken.')).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus())
  expect(parts.save?.errors.count('name')).toBe(1)
  await type('Description', 'more')
  expect(screen.getByText('This name is taken.')).toBeInTheDocument()
  await type('Name', 'free')
  await waitFor(() => expect(screen.queryByText('This name is taken.')).toBeNull())
  expect(screen.queryByRole('alert')).toBeNull()
})

it('lists what no field shows', async () => {
  const { type, save } = edit({
    'profiles.update': () => {
      throw new Refusal('bad-request', 'No.', [{ path: ['extends', 0], message: 'There is no profile with this id.' }])
    },
  })
  await type('Name', 'other')
  await save()
  expect(await screen.findByText('extends.0: There is no profile with this id.')).toBeInTheDocument()
})

it('keeps the edit when the server does not answer, and sends it as it was when the server is back', async () => {
  let up = false
  const sent: unknown[] = []
  const { type, save, setLive, parts } = edit({
    'profiles.update': (input) => {
      if (!up) return away()
      sent.push(input.name)
      return profile({ ...input, revision: 4 })
    },
  })
  await type('Name', 'first')
  await save()
  expect(await screen.findByText('Not saved: the server did not answer. Your edit is kept here.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument()
  setLive({ kind: 'retrying', at: 1, lost: 0 })
  await type('Description', 'half a sen')
  up = true
  setLive({ kind: 'live' })
  await waitFor(() => expect(parts.draft?.revision()).toBe(4))
  expect(sent).toEqual(['first'])
  expect(parts.draft?.value.description).toBe('half a sen')
  expect(parts.draft?.dirty()).toBe(true)
  expect(screen.queryByRole('alert')).toBeNull()
})

it('sends nothing by itself that nobody asked to save, or that was discarded', async () => {
  let up = false
  const sent: unknown[] = []
  const { type, save, setLive } = edit({ 'profiles.update': (input) => (up ? sent.push(input) : away()) })
  await type('Name', 'first')
  setLive({ kind: 'retrying', at: 1, lost: 0 })
  setLive({ kind: 'live' })
  await save()
  await screen.findByRole('button', { name: 'Retry' })
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }))
  up = true
  setLive({ kind: 'retrying', at: 1, lost: 0 })
  setLive({ kind: 'live' })
  expect(sent).toEqual([])
})

it('asks to merge when somebody saved first, and saves nothing until then', async () => {
  const { type, save, parts } = edit({
    'profiles.get': () => profile({ description: 'theirs', revision: 4 }),
    'profiles.update': () => {
      throw new Refusal('stale', 'It is at revision 4 by now.')
    },
  })
  await type('Name', 'mine')
  await save()
  expect(await screen.findByText('Rev 4 was saved on another tab.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Merge' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^Save/ })).toHaveAttribute('aria-disabled', 'true')
  expect(parts.draft?.value.name).toBe('mine')
})

it('merges field by field, and saves on top of the newer revision', async () => {
  const sent: unknown[] = []
  const { type, save, setSaved, parts } = edit({
    'profiles.update': (input) => {
      sent.push(input)
      return profile({ ...input, revision: 5 })
    },
  })
  await type('Name', 'mine')
  setSaved({ value: { name: 'theirs', description: 'Theirs' }, revision: 4 })
  expect(await screen.findByText(/Yours is based on rev 3. 2 fields differ, 1 in both./)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Merge' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Merge with rev 4' }))
  expect(dialog.getByRole('button', { name: 'Use the result' })).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(dialog.getByRole('radio', { name: /Your edit/ }))
  await userEvent.click(dialog.getByRole('button', { name: 'Use the result' }))
  await waitFor(() => expect(parts.draft?.stale()).toBeUndefined())
  expect(parts.draft?.value).toEqual({ name: 'mine', description: 'Theirs' })
  await save()
  await waitFor(() => expect(sent).toEqual([{ id: 'profile-base', expectedRevision: 4, name: 'mine', description: 'Theirs' }]))
})

it('offers the draft of an earlier visit', async () => {
  const draft = {
    at: Date.UTC(2026, 10, 21, 9),
    revision: 3,
    base: { name: 'base', description: '' },
    value: { name: 'draft', description: '' },
  }
  localStorage.setItem('ccm:draft:profile:1', JSON.stringify(draft))
  edit({})
  expect(screen.getByText(/^Draft from yesterday/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('draft')
  expect(screen.queryByText(/^Draft from/)).toBeNull()
})
