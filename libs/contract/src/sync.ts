import { z } from 'zod'
import { Artifact, KnownHashes, Warning } from './artifacts.ts'
import { ConfigDirectory, Hash, Id, IsoDate, page, PageInput } from './common.ts'
import { Platform } from './machines.ts'
import { TargetState } from './projects.ts'

/** What rendering may depend on besides the library. */
export const Facts = z.strictObject({
  platform: Platform,
  /** The project's files are committed to git. */
  shared: z.boolean(),
  configDirectory: ConfigDirectory.default('default'),
  ccmVersion: z.string().max(32),
  protocol: z.int(),
})
export type Facts = z.infer<typeof Facts>

export const DesiredInput = z.strictObject({ targetId: Id, have: Hash.optional(), facts: Facts })
export type DesiredInput = z.infer<typeof DesiredInput>

const envelope = {
  /** Names the database; another one than last time stops the client. */
  serverId: z.string(),
  /** Rises with every change to the library; a smaller one than last time stops the client. */
  libraryVersion: z.int(),
  /** sha256 of the canonical artifact list and warnings. */
  revision: Hash,
}

/** What a target should be. `unchanged` when `have` is still its revision. */
export const DesiredAnswer = z.discriminatedUnion('unchanged', [
  z.object({ unchanged: z.literal(true), ...envelope }),
  z.object({
    unchanged: z.literal(false),
    ...envelope,
    count: z.int(),
    artifacts: z.array(Artifact),
    warnings: z.array(Warning),
    known: KnownHashes.optional(),
  }),
])
export type DesiredAnswer = z.infer<typeof DesiredAnswer>
/** A full answer. */
export type Desired = Extract<DesiredAnswer, { unchanged: false }>

/** What `decide` may say of one artifact. */
export const actions = ['keep', 'adopt', 'forget', 'create', 'update', 'remove', 'release', 'merge', 'drifted', 'conflict'] as const
export const Action = z.enum(actions)
export type Action = z.infer<typeof Action>

/** How an artifact that is not in step stands. */
export const ExceptionState = z.enum(['outdated', 'drifted', 'conflict', 'missing', 'waiting', 'failed'])
export type ExceptionState = z.infer<typeof ExceptionState>

/** An artifact that is not in step, with the three hashes: what the library wants, what was last agreed, what is on disk. */
export const SyncException = z.object({
  id: z.string().max(4096),
  state: ExceptionState,
  want: Hash.optional(),
  last: Hash.optional(),
  have: Hash.optional(),
})
export type SyncException = z.infer<typeof SyncException>

export const SyncReport = z.strictObject({
  targetId: Id,
  /** The revision of the answer that was applied. */
  revision: Hash,
  libraryVersion: z.int(),
  /** How many artifacts each action took. */
  counts: z.partialRecord(Action, z.int()),
  exceptions: z.array(SyncException).max(10_000),
})
export type SyncReport = z.infer<typeof SyncReport>

export const SyncRun = z.object({
  id: Id,
  targetId: Id,
  revision: Hash,
  counts: z.partialRecord(Action, z.int()),
  exceptions: z.int(),
  createdAt: IsoDate,
})
export type SyncRun = z.infer<typeof SyncRun>

export const TargetStatus = z.object({
  targetId: Id,
  state: TargetState,
  /** The revision the library wants now, and the one last reported; null where there is none. */
  wanted: Hash.nullable(),
  reported: Hash.nullable(),
  reportedAt: IsoDate.nullable(),
  counts: z.partialRecord(Action, z.int()),
  exceptions: z.array(SyncException),
})
export type TargetStatus = z.infer<typeof TargetStatus>

export const TargetRef = z.strictObject({ targetId: Id })
export const ListRuns = PageInput.extend({ targetId: Id })
export const SyncRunPage = page(SyncRun)

/** What changed, for open pages to ask again; never content. */
export const ChangeEvent = z.object({
  kind: z.enum(['component', 'profile', 'project', 'machine', 'target', 'env-var', 'settings']),
  action: z.enum(['created', 'updated', 'removed', 'reported']),
  id: z.string(),
  name: z.string(),
})
export type ChangeEvent = z.infer<typeof ChangeEvent>
