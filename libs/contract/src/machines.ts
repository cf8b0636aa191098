import { z } from 'zod'
import { ExpectedRevision, Id, IsoDate, Line, Name, page, PageInput, Variables } from './common.ts'
import { AbsolutePath } from './paths.ts'
import { Effective, Standing, TargetPreview, TargetState } from './projects.ts'
import { ProfileRef } from './profiles.ts'

/** `process.platform` of the machine. */
export const Platform = z.enum(['aix', 'android', 'darwin', 'freebsd', 'haiku', 'linux', 'openbsd', 'sunos', 'win32', 'cygwin', 'netbsd'])
export type Platform = z.infer<typeof Platform>

const MachineName = Line.pipe(z.string().min(1).max(64))

/** How a machine's user scope stands at one of Claude Code's own directories. */
export const UserStanding = z.object({
  targetId: Id,
  /** The real path of the directory. */
  path: z.string(),
  state: TargetState,
  exceptions: z.int(),
  standing: Standing,
  reportedAt: IsoDate.nullable(),
})
export type UserStanding = z.infer<typeof UserStanding>

/** A computer with `ccm`. Its id is made by its command line; names need not be unique. */
export const Machine = z.object({
  id: Id,
  name: z.string(),
  /** The name, with " (2)" and so on behind it where several machines share it. */
  displayName: z.string(),
  platform: Platform,
  ccmVersion: z.string().nullable(),
  projects: z.int(),
  /** Values for `{{name}}` in every project of the machine, over those of the project. */
  variables: Variables,
  /** What reaches the user's own directory on this machine. */
  userProfile: z.object({ id: Id, name: Name }).nullable(),
  users: z.array(UserStanding),
  /** How many of its projects stand in which state. */
  states: z.partialRecord(TargetState, z.int()),
  revision: z.int(),
  createdAt: IsoDate,
  lastSeenAt: IsoDate,
})
export type Machine = z.infer<typeof Machine>
export const MachinePage = page(Machine)
export const ListMachines = PageInput.extend({ search: z.string().trim().max(200).optional() })

/** Sent by a command line that meets the server for the first time; sent again, it updates what it says. */
export const RegisterMachine = z.strictObject({
  id: Id,
  /** For a machine that is new. One that is known keeps its name until `machines.update` gives it another. */
  name: MachineName,
  platform: Platform,
  ccmVersion: z.string().max(32).optional(),
})
export type RegisterMachine = z.infer<typeof RegisterMachine>
/** `token` proves later calls of this machine; it is given until it was used once, and again after it was renewed. */
export const RegisteredMachine = Machine.extend({ token: z.string().nullable() })
export type RegisteredMachine = z.infer<typeof RegisteredMachine>

export const UpdateMachine = z.strictObject({
  id: Id,
  expectedRevision: ExpectedRevision,
  name: MachineName.optional(),
  variables: Variables.optional(),
  userProfileId: Id.nullable().optional(),
})
export type UpdateMachine = z.infer<typeof UpdateMachine>
export const RemoveMachine = z.strictObject({ id: Id, force: z.boolean().default(false) })
export const GetById = z.strictObject({ id: Id })

/** Makes a directory of Claude Code's own, `~/.claude` or what `CLAUDE_CONFIG_DIR` names, a target of the machine's user profile. */
export const BindUser = z.strictObject({
  machineId: Id,
  /** The real path of the directory. */
  path: AbsolutePath,
  /** The machine's user profile from now on; left out, the one it has stays. */
  profile: ProfileRef.optional(),
})
export type BindUser = z.infer<typeof BindUser>
/** A machine's user scope at one directory. */
export const UserTarget = z.object({
  targetId: Id,
  machineId: Id,
  path: z.string(),
  profile: z.object({ id: Id, name: Name }).nullable(),
})
export type UserTarget = z.infer<typeof UserTarget>

/** What the library wants in a machine's user scope, one answer for each of Claude Code's own directories. */
export const MachinePreview = z.object({ targets: z.array(TargetPreview.extend({ path: z.string() })) })
export type MachinePreview = z.infer<typeof MachinePreview>

/** What a machine's user scope resolves to; each project has its own answer. */
export const EffectiveMachine = Effective
