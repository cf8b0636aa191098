import { z } from 'zod'
import { ExpectedRevision, Id, IsoDate, Line, Name, page, PageInput, Variables } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { Scope } from './profiles.ts'
import { Warning } from './artifacts.ts'
import { AbsolutePath } from './paths.ts'

/** How a target stands, worst first: from its last report and from whether the library has moved since. */
export const targetStates = ['failed', 'conflict', 'drifted', 'outdated', 'not-written', 'not-seen', 'in-step'] as const
export const TargetState = z.enum(targetStates)
export type TargetState = z.infer<typeof TargetState>

/** Why the last sync of a target stopped before its first write. */
export const LastError = z.object({ code: z.string(), message: z.string(), at: IsoDate })
export type LastError = z.infer<typeof LastError>

const ProjectName = Line.pipe(z.string().min(1).max(128))
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
  /** Names the git repository the directory is a clone of, the same for every clone; null outside git. */
  repository: z.string().nullable(),
  state: TargetState,
  /** How many artifacts were not in step at the last report. */
  exceptions: z.int(),
  /** When something was last written, and when the machine last said how it stands. */
  lastRunAt: IsoDate.nullable(),
  reportedAt: IsoDate.nullable(),
  /** When the machine last asked what the project should be. */
  seenAt: IsoDate.nullable(),
  lastError: LastError.nullable(),
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
  repository: z.string().min(1).max(128).nullable().optional(),
})
export type RegisterProject = z.infer<typeof RegisterProject>

export const UpdateProject = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  name: ProjectName.optional(),
  description: z.string().trim().max(1000).optional(),
  /** The real path it has moved to on the same machine. */
  path: AbsolutePath.optional(),
  profileId: Id.nullable().optional(),
  shared: z.boolean().optional(),
  variables: Variables.optional(),
})
export type UpdateProject = z.infer<typeof UpdateProject>

/** One step of why a component is here or not, from the outermost profile to the machine. */
export const Reason = z.object({
  /** `includes` brought it, `replaces` took the place of the same type and name from before, `disabled` is the component's own switch. */
  action: z.enum(['includes', 'replaces', 'modifies', 'excludes', 'disabled']),
  level: z.enum(['component', 'profile', 'project', 'machine']),
  id: Id,
  name: z.string(),
})
export type Reason = z.infer<typeof Reason>

const resolved = {
  componentId: Id,
  type: ComponentType,
  name: z.string(),
  key: z.string(),
  revision: z.int(),
  scope: Scope,
  reasons: z.array(Reason),
}

/** A component that applies to a target, with its scope and why it is here. */
export const ResolvedComponent = z.object({
  ...resolved,
  /**
   * The machine leaves it out of a project whose files git shares: it is written all the same, and switched off in this checkout's own
   * settings.
   */
  switchedOff: z.boolean(),
})
export type ResolvedComponent = z.infer<typeof ResolvedComponent>

/** A component that something brought and something else took out again; its last reason says what. */
export const LeftOutComponent = z.object(resolved)
export type LeftOutComponent = z.infer<typeof LeftOutComponent>

/** What a target resolves to: components in order, variables by name with where the value comes from, warnings. */
export const Effective = z.object({
  components: z.array(ResolvedComponent),
  leftOut: z.array(LeftOutComponent),
  variables: z.record(z.string(), z.object({ value: z.string(), from: z.string() })),
  warnings: z.array(Warning),
  /** Why nothing can be written, when components contradict each other; null otherwise. */
  problem: z.string().nullable(),
})
export type Effective = z.infer<typeof Effective>
