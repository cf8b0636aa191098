import { z } from 'zod'
import { ExpectedRevision, Id, IsoDate, Line, Name, page, PageInput, Variables } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { Scope } from './profiles.ts'
import { Warning } from './artifacts.ts'

/** How a target stands, worst first: from its last report and from whether the library has moved since. */
export const targetStates = ['conflict', 'drifted', 'outdated', 'not-written', 'not-seen', 'in-step'] as const
export const TargetState = z.enum(targetStates)
export type TargetState = z.infer<typeof TargetState>

const ProjectName = Line.pipe(z.string().min(1).max(128))
const AbsolutePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\0') && /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path), 'Use the real, absolute path of the directory.')

/** A directory that uses Claude Code on one machine, unique by machine and real path. */
export const Project = z.object({
  id: Id,
  targetId: Id,
  name: z.string(),
  description: z.string(),
  machine: z.object({ id: Id, name: z.string() }),
  path: z.string(),
  profile: z.object({ id: Id, name: Name }).nullable(),
  /** Its files are committed to git, so they must render alike on every machine. */
  shared: z.boolean(),
  variables: Variables,
  state: TargetState,
  /** How many artifacts were not in step at the last report. */
  exceptions: z.int(),
  /** When something was last written, and when the machine last said how it stands. */
  lastRunAt: IsoDate.nullable(),
  reportedAt: IsoDate.nullable(),
  revision: z.int(),
  createdAt: IsoDate,
  updatedAt: IsoDate,
})
export type Project = z.infer<typeof Project>

export const ProjectPage = page(Project)
export const ListProjects = PageInput.extend({
  search: z.string().trim().max(200).optional(),
  machine: Id.optional(),
  profile: Id.optional(),
})
export type ListProjects = z.infer<typeof ListProjects>

/** Binds a directory to a profile; sent again for the same machine and path, it changes the binding. */
export const RegisterProject = z.strictObject({
  machineId: Id,
  path: AbsolutePath,
  name: ProjectName,
  description: z.string().trim().max(1000).optional(),
  /** The profile, by id or by name; left out, an existing binding stays. */
  profile: z.union([z.strictObject({ id: Id }), z.strictObject({ name: Name })]).optional(),
  shared: z.boolean().optional(),
})
export type RegisterProject = z.infer<typeof RegisterProject>

export const UpdateProject = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  name: ProjectName.optional(),
  description: z.string().trim().max(1000).optional(),
  profileId: Id.nullable().optional(),
  shared: z.boolean().optional(),
  variables: Variables.optional(),
})
export type UpdateProject = z.infer<typeof UpdateProject>

/** One step of why a component is here, from the outermost profile to the project. */
export const Reason = z.object({
  /** `includes` brought it, `replaces` took the place of the same type and name from before. */
  action: z.enum(['includes', 'replaces']),
  level: z.enum(['profile', 'project', 'machine']),
  id: Id,
  name: z.string(),
})
export type Reason = z.infer<typeof Reason>

/** A component that applies to a target, with its scope and why it is here. */
export const ResolvedComponent = z.object({
  componentId: Id,
  type: ComponentType,
  name: z.string(),
  key: z.string(),
  revision: z.int(),
  scope: Scope,
  reasons: z.array(Reason),
})
export type ResolvedComponent = z.infer<typeof ResolvedComponent>

/** What a project resolves to: components in order, variables by name with where the value comes from, warnings. */
export const EffectiveProject = z.object({
  components: z.array(ResolvedComponent),
  variables: z.record(z.string(), z.object({ value: z.string(), from: z.string() })),
  warnings: z.array(Warning),
})
export type EffectiveProject = z.infer<typeof EffectiveProject>
