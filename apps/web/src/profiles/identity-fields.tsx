import type { JSX } from 'solid-js'
import type { Draft } from '../edit/create-draft.ts'
import type { Save } from '../edit/save.ts'
import { FieldGroup } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ExtendsField } from './extends-field.tsx'
import type { ProfileDraft } from './profile-draft.ts'

interface IdentityFieldsProps {
  draft: Draft<ProfileDraft>
  save: Save
  /** The profile's own id, which it cannot extend; undefined while it is new. */
  id?: string
  /** The names of the profiles it extends already. */
  nameOf?: (id: string) => string | undefined
  /** What the server says against what it builds on, before it is saved. */
  circle?: string
}

/** What a profile is called and what it builds on. */
export function IdentityFields(props: IdentityFieldsProps): JSX.Element {
  return (
    <>
      <FieldGroup title="Identity">
        <TextField
          label="Name"
          path="name"
          mono
          required
          maxLength={64}
          placeholder="typescript-web"
          value={props.draft.value.name}
          error={props.save.errors.at('name')}
          onInput={(name) => props.draft.set('name', name)}
        />
        <TextField
          label="Description"
          path="description"
          multiline
          rows={2}
          maxLength={1000}
          value={props.draft.value.description}
          error={props.save.errors.at('description')}
          onInput={(description) => props.draft.set('description', description)}
        />
      </FieldGroup>
      <FieldGroup title="Extends">
        <ExtendsField
          own={props.id}
          value={props.draft.value.extends}
          nameOf={(id) => props.nameOf?.(id)}
          error={props.save.errors.at('extends') ?? props.circle}
          onInput={(parents) => props.draft.set('extends', parents)}
        />
      </FieldGroup>
    </>
  )
}
