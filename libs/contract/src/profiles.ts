import { z } from 'zod'
import { Artifact, KnownHashes, Warning } from './artifacts.ts'
import { ConfigDirectory, ExpectedRevision, Id, IsoDate, Name, page, PageInput, Variables } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { LeftOutComponent, ResolvedComponent } from './resolved.ts'
import { Scope } from './scope.ts'

const ProfileComponentInput = z.strictObject({ componentId: Id, scope: Scope.default('project') })
const ProfileComponents = z
  .array(ProfileComponentInput)
  .max(10_000)
  .superRefine((items, ctx) => {
    const seen = new Set<string>()
    items.forEach(({ componentId }, index) => {
      if (seen.has(componentId)) {
        ctx.addIssue({ code: 'custom', path: [index, 'componentId'], message: 'This component is listed twice.' })
      }
      seen.add(componentId)
    })
  })
const Ids = z
  .array(Id)
  .max(100)
  .refine((ids) => new Set(ids).size === ids.length, 'An id is listed twice.')

/** A component in a profile, in the profile's order. */
export const ProfileComponent = z.object({
  componentId: Id,
  scope: Scope,
  type: ComponentType,
  name: z.string(),
  description: z.string(),
  enabled: z.boolean(),
})
export type ProfileComponent = z.infer<typeof ProfileComponent>

/** An ordered bundle of components, each with a scope, plus variables. */
export const Profile = z.object({
  id: Id,
  name: Name,
  description: z.string(),
  /** Ids of the profiles it builds on, in order. */
  extends: z.array(Id),
  /** Ids of components it leaves out though a profile it extends brings them. */
  exclude: z.array(Id),
  variables: Variables,
  components: z.array(ProfileComponent),
  revision: z.int(),
  createdAt: IsoDate,
  updatedAt: IsoDate,
})
export type Profile = z.infer<typeof Profile>

export const ProfileSummary = Profile.pick({ id: true, name: true, description: true, revision: true, updatedAt: true }).extend({
  extends: z.array(z.object({ id: Id, name: Name })),
  /** How many components it lists itself, and how many projects use it. */
  components: z.int(),
  projects: z.int(),
})
export type ProfileSummary = z.infer<typeof ProfileSummary>

export const ListProfiles = PageInput.extend({ search: z.string().trim().max(200).optional() })
export const ProfilePage = page(ProfileSummary)

export const CreateProfile = z.strictObject({
  name: Name,
  description: z.string().trim().max(1000).default(''),
  extends: Ids.default([]),
  exclude: Ids.default([]),
  variables: Variables.default({}),
  components: ProfileComponents.default([]),
})
export type CreateProfile = z.infer<typeof CreateProfile>

export const UpdateProfile = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  name: Name.optional(),
  description: z.string().trim().max(1000).optional(),
  extends: Ids.optional(),
  exclude: Ids.optional(),
  variables: Variables.optional(),
  components: ProfileComponents.optional(),
})
export type UpdateProfile = z.infer<typeof UpdateProfile>

/** `expectedRevision` may be left out by scripts that own the profile. */
export const SetProfileComponents = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision.optional(),
  components: ProfileComponents,
})
/** Puts components at the end of a profile; those it lists already stay where they are. */
export const AddToProfile = z.strictObject({ id: Id, componentIds: z.array(Id).min(1).max(10_000), scope: Scope.default('project') })
/** Takes components out of a profile's own list. */
export const RemoveFromProfile = AddToProfile.omit({ scope: true })
/** A profile after a change to its list, and which components the change was about. */
export const ChangedProfile = Profile.extend({ changed: z.array(Id) })
export type ChangedProfile = z.infer<typeof ChangedProfile>
export const RemoveProfile = z.strictObject({ id: Id, force: z.boolean().default(false) })
export const DuplicateProfile = z.strictObject({ id: Id, name: Name.optional() })

export const ProfileRef = z.union([z.strictObject({ id: Id }), z.strictObject({ name: Name })], {
  error: 'Name the profile by { id } or by { name }.',
})
export type ProfileRef = z.infer<typeof ProfileRef>

export const ProfileRevision = z.object({
  revision: z.int(),
  createdAt: IsoDate,
  name: Name,
  description: z.string(),
  extends: z.array(Id),
  exclude: z.array(Id),
  variables: Variables,
  components: z.array(z.object({ componentId: Id, scope: Scope })),
})
export type ProfileRevision = z.infer<typeof ProfileRevision>
export const ProfileRevisionPage = page(ProfileRevision)

const preview = {
  /** The profile as it would be with this change, which is not saved. */
  draft: UpdateProfile.omit({ id: true, expectedRevision: true }).optional(),
  project: z
    .strictObject({ name: z.string(), description: z.string().default(''), repository: z.string().max(128).nullable().optional() })
    .optional(),
  /** For a user scope instead of a project: which of Claude Code's own directories it is. */
  user: ConfigDirectory.optional(),
}
/** What a profile would put into a project, or into a user scope, that is not registered yet. */
export const PreviewProfile = z.union([z.strictObject({ id: Id, ...preview }), z.strictObject({ name: Name, ...preview })], {
  error: 'Name the profile by { id } or by { name }.',
})
export const ProfilePreview = z.object({
  profile: z.object({ id: Id, name: Name }),
  artifacts: z.array(Artifact),
  warnings: z.array(Warning),
  /** What applies, in order and with reasons, and what something brought and something else took out again. */
  components: z.array(ResolvedComponent),
  leftOut: z.array(LeftOutComponent),
  /** Like the `known` of an answer to a registered project. */
  known: KnownHashes.optional(),
})
export type ProfilePreview = z.infer<typeof ProfilePreview>
