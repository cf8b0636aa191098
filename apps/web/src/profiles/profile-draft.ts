import { CreateProfile, type Profile, type ProfileRevision, Scope, UpdateProfile } from '@ccm/contract'
import { check } from '@ccm/contract/issues'
import type { Issue } from '@ccm/contract/protocol'
import { z } from 'zod'
import type { Saved } from '../edit/create-draft.ts'

/** A profile as the editor holds it. Whether it is valid is another question. */
export const ProfileDraft = z.object({
  name: z.string(),
  description: z.string(),
  extends: z.array(z.string()),
  exclude: z.array(z.string()),
  variables: z.record(z.string(), z.string()),
  components: z.array(z.object({ componentId: z.string(), scope: Scope })),
})
export type ProfileDraft = z.infer<typeof ProfileDraft>

/** What a new profile begins with. */
export const newProfile: ProfileDraft = { name: '', description: '', extends: [], exclude: [], variables: {}, components: [] }

export const toDraft = (profile: Profile | ProfileRevision): ProfileDraft => ({
  name: profile.name,
  description: profile.description,
  extends: profile.extends,
  exclude: profile.exclude,
  variables: profile.variables,
  components: profile.components.map(({ componentId, scope }) => ({ componentId, scope })),
})

export const savedOf = (profile: Profile): Saved<ProfileDraft> => ({ value: toDraft(profile), revision: profile.revision })

/** What is wrong with a draft, in the contract's words. */
export const judge = (draft: ProfileDraft): Issue[] => check(CreateProfile, draft)

/** Whether the server would take the draft as a change to look at. */
export const isSound = (draft: ProfileDraft): boolean => UpdateProfile.omit({ id: true, expectedRevision: true }).safeParse(draft).success

/** What a field is called where two drafts are merged. */
export const labelOf = (keys: string[]) => labels[keys[0] ?? ''] ?? keys.join(' › ')

const labels: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  extends: 'Extends',
  exclude: 'Excluded',
  variables: 'Variables',
  components: 'Components',
}
