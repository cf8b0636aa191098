import {
  Component,
  ComponentCounts,
  ComponentIds,
  ComponentImpact,
  ComponentPreview,
  ComponentRef,
  ComponentRevisionPage,
  type ComponentSummary,
  ComponentUsage,
  CreateComponent,
  DuplicateComponent,
  FileContent,
  FileRef,
  GetById,
  Impact,
  ListComponentIds,
  ListComponents,
  ListRevisions,
  MarkComponents,
  MarkedComponents,
  MoveToEnvVar,
  type Page,
  PreviewComponent,
  RemoveComponent,
  RemoveComponents,
  RestoreRevision,
  SavedComponent,
  SecretFinding,
  SelectedComponents,
  SelectionUsage,
  StoredFile,
  UpdateComponent,
} from '@ccm/contract'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'
import { listComponents } from './list.ts'
import { markComponents } from './mark.ts'
import { componentIds, countComponents, listTags } from './matching.ts'
import { createComponent, duplicateComponent, updateComponent } from './save.ts'
import { readFile, uploadFile } from './files.ts'
import { getComponent } from './get.ts'
import { componentImpact } from './impact.ts'
import { moveToEnvVar } from './move-to-env-var.ts'
import { previewComponent, validateComponent } from './preview.ts'
import { removeComponent } from './remove.ts'
import { removeComponents } from './remove-many.ts'
import { restoreComponents } from './restore-many.ts'
import { listComponentRevisions, restoreComponent } from './revisions.ts'
import { componentUsage } from './usage.ts'
import { selectionUsage } from './usage-many.ts'

const Filter = ListComponents.omit({ type: true, limit: true, cursor: true, sort: true })

export const componentsRouter = router({
  /** Without an output schema: a page is parsed when it is made, and asked for many times until the library moves. */
  list: procedure.input(ListComponents.prefault({})).query(({ ctx, input }): Page<ComponentSummary> => listComponents(ctx, input)),
  ids: procedure
    .input(ListComponentIds.prefault({}))
    .output(ComponentIds)
    .query(({ ctx, input }) => componentIds(ctx, input)),
  counts: procedure
    .input(Filter.prefault({}))
    .output(ComponentCounts)
    .query(({ ctx, input }) => countComponents(ctx, input)),
  tags: procedure.output(z.array(z.object({ tag: z.string(), components: z.int() }))).query(({ ctx }) => listTags(ctx)),
  get: procedure
    .input(ComponentRef)
    .output(Component)
    .query(({ ctx, input }) => getComponent(ctx, input)),
  create: procedure
    .input(CreateComponent)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => createComponent(ctx, input)),
  update: procedure
    .input(UpdateComponent)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => updateComponent(ctx, input)),
  remove: procedure
    .input(RemoveComponent)
    .output(GetById)
    .mutation(({ ctx, input }) => removeComponent(ctx, input)),
  duplicate: procedure
    .input(DuplicateComponent)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => duplicateComponent(ctx, input)),
  preview: procedure
    .input(PreviewComponent)
    .output(ComponentPreview)
    .query(({ ctx, input }) => previewComponent(ctx, input)),
  validate: procedure
    .input(z.unknown())
    .output(
      z.object({
        valid: z.boolean(),
        issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
        secrets: z.array(SecretFinding),
      }),
    )
    .query(({ input }) => validateComponent(input)),
  revisions: procedure
    .input(ListRevisions)
    .output(ComponentRevisionPage)
    .query(({ ctx, input }) => listComponentRevisions(ctx, input)),
  restore: procedure
    .input(RestoreRevision)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => restoreComponent(ctx, input)),
  moveToEnvVar: procedure
    .input(MoveToEnvVar)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => moveToEnvVar(ctx, input)),
  usage: procedure
    .input(GetById)
    .output(ComponentUsage)
    .query(({ ctx, input }) => componentUsage(ctx, input)),
  impact: procedure
    .input(ComponentImpact)
    .output(Impact)
    .query(({ ctx, input }) => componentImpact(ctx, input)),
  mark: procedure
    .input(MarkComponents)
    .output(MarkedComponents)
    .mutation(({ ctx, input }) => markComponents(ctx, input)),
  removeMany: procedure
    .input(RemoveComponents)
    .output(ComponentIds)
    .mutation(({ ctx, input }) => removeComponents(ctx, input)),
  restoreMany: procedure
    .input(SelectedComponents)
    .output(ComponentIds)
    .mutation(({ ctx, input }) => restoreComponents(ctx, input)),
  usageMany: procedure
    .input(SelectedComponents)
    .output(SelectionUsage)
    .query(({ ctx, input }) => selectionUsage(ctx, input)),
  uploadFile: procedure
    .input(FileContent)
    .output(StoredFile)
    .mutation(({ ctx, input }) => uploadFile(ctx, input)),
  readFile: procedure
    .input(FileRef)
    .output(FileContent)
    .query(({ ctx, input }) => readFile(ctx, input)),
})
