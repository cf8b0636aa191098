import { Effective, GetById, ListProjects, Project, ProjectPage, RegisterProject, type TargetPreview, UpdateProject } from '@ccm/contract'
import { projectOverridesRouter } from '../overrides/router.ts'
import { procedure, router } from '../trpc.ts'
import { effectiveProject } from './effective.ts'
import { previewProject } from './preview.ts'
import { getProject, listProjects } from './read.ts'
import { registerProject, removeProject, updateProject } from './save.ts'

export const projectsRouter = router({
  list: procedure
    .input(ListProjects.prefault({}))
    .output(ProjectPage)
    .query(({ ctx, input }) => listProjects(ctx, input)),
  get: procedure
    .input(GetById)
    .output(Project)
    .query(({ ctx, input }) => getProject(ctx, input)),
  register: procedure
    .input(RegisterProject)
    .output(Project)
    .mutation(({ ctx, input }) => registerProject(ctx, input)),
  update: procedure
    .input(UpdateProject)
    .output(Project)
    .mutation(({ ctx, input }) => updateProject(ctx, input)),
  remove: procedure
    .input(GetById)
    .output(GetById)
    .mutation(({ ctx, input }) => removeProject(ctx, input)),
  effective: procedure
    .input(GetById)
    .output(Effective)
    .query(({ ctx, input }) => effectiveProject(ctx, input)),
  /** Without an output schema, like `sync.desired`. */
  preview: procedure.input(GetById).query(({ ctx, input }): TargetPreview => previewProject(ctx, input)),
  overrides: projectOverridesRouter,
})
