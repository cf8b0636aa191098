import { z } from 'zod'
import { ExpectedRevision, Hash, Id, IsoDate, Line, Name, page, PageInput, Variables } from './common.ts'
import { Artifact, Warning } from './artifacts.ts'
import { ComponentType } from './configs/table.ts'
import { ExceptionState } from './exception-state.ts'
import { LeftOutComponent, ResolvedComponent } from './resolved.ts'
import { AbsolutePath } from './paths.ts'

/** How a target stands, worst first: from its last report and from whether the library has moved since. */
export const targetStates = ['failed', 'conflict', 'drifted', 'outdated', 'not-written', 'not-seen', 'in-step'] as const
export const TargetState = z.enum(targetStates)
export type TargetState = z.infer<typeof TargetState>

/** Why the last sync of a target stopped before its first write. */
export const LastError = z.object({ code: z.string(), message: z.string(), at: IsoDate })
export type LastError = z.infer<typeof LastError>

/** Why a target is not in step, for a list that says so in a line. All empty for one that is. */
export const Standing = z.object({
  /** What was not in step at the last report, the worst first, the first five. */
  artifacts: z.array(z.object({ id: z.string(), state: ExceptionState })),
  /** What changed in the library since the last report, the newest first, the first three. */
  moved: z.array(
    z.object({ kind: z.enum(['component', 'profile']), type: ComponentType.nullable(), id: Id, name: z.string(), revision: z.int() }),
  ),
  /** Since when it stands so. */
  since: IsoDate.nullable(),
})
export type Standing = z.infer<typeof Standing>

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
  standing: Standing,
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
  /** Rows stand in one of these. */
  states: z.array(TargetState).max(targetStates.length).optional(),
  /** By name, or the worst first and then by name. */
  sort: z.enum(['name', 'state']).default('name'),
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

/** What the library wants at a target now. */
export const TargetPreview = z.object({ targetId: Id, revision: Hash, artifacts: z.array(Artifact), warnings: z.array(Warning) })
export type TargetPreview = z.infer<typeof TargetPreview>
