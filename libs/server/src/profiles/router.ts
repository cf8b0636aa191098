import {
  AddToProfile,
  ChangedProfile,
  CreateProfile,
  DuplicateProfile,
  GetById,
  Impact,
  ListProfiles,
  ListRevisions,
  PreviewProfile,
  Profile,
  ProfileImpact,
  ProfilePage,
  ProfilePreview,
  ProfileRef,
  ProfileRevisionPage,
  RemoveFromProfile,
  RemoveProfile,
  RestoreRevision,
  SetProfileComponents,
  UpdateProfile,
} from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { profileImpact } from './impact.ts'
import { addToProfile, removeFromProfile } from './lists.ts'
import { getProfile, listProfiles } from './read.ts'
import { previewProfile } from './preview.ts'
import { removeProfile } from './remove.ts'
import { listProfileRevisions, restoreProfile } from './revisions.ts'
import { createProfile, duplicateProfile, setProfileComponents, updateProfile } from './save.ts'

export const profilesRouter = router({
  list: procedure
    .input(ListProfiles.prefault({}))
    .output(ProfilePage)
    .query(({ ctx, input }) => listProfiles(ctx, input)),
  get: procedure
    .input(ProfileRef)
    .output(Profile)
    .query(({ ctx, input }) => getProfile(ctx, input)),
  create: procedure
    .input(CreateProfile)
    .output(Profile)
    .mutation(({ ctx, input }) => createProfile(ctx, input)),
  update: procedure
    .input(UpdateProfile)
    .output(Profile)
    .mutation(({ ctx, input }) => updateProfile(ctx, input)),
  setComponents: procedure
    .input(SetProfileComponents)
    .output(Profile)
    .mutation(({ ctx, input }) => setProfileComponents(ctx, input)),
  add: procedure
    .input(AddToProfile)
    .output(ChangedProfile)
    .mutation(({ ctx, input }) => addToProfile(ctx, input)),
  removeComponents: procedure
    .input(RemoveFromProfile)
    .output(ChangedProfile)
    .mutation(({ ctx, input }) => removeFromProfile(ctx, input)),
  remove: procedure
    .input(RemoveProfile)
    .output(GetById)
    .mutation(({ ctx, input }) => removeProfile(ctx, input)),
  duplicate: procedure
    .input(DuplicateProfile)
    .output(Profile)
    .mutation(({ ctx, input }) => duplicateProfile(ctx, input)),
  preview: procedure
    .input(PreviewProfile)
    .output(ProfilePreview)
    .query(({ ctx, input }) => previewProfile(ctx, input)),
  impact: procedure
    .input(ProfileImpact)
    .output(Impact)
    .query(({ ctx, input }) => profileImpact(ctx, input)),
  revisions: procedure
    .input(ListRevisions)
    .output(ProfileRevisionPage)
    .query(({ ctx, input }) => listProfileRevisions(ctx, input)),
  restore: procedure
    .input(RestoreRevision)
    .output(Profile)
    .mutation(({ ctx, input }) => restoreProfile(ctx, input)),
})
