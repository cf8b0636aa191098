import { z } from 'zod'
import { Artifact, KnownHashes, Owner, Warning } from './artifacts.ts'
import { ConfigDirectory, ExpectedRevision, Hash, Id, IsoDate, page, PageInput } from './common.ts'
import { ExceptionState } from './exception-state.ts'
import { Platform } from './machines.ts'
import { LastError, TargetState } from './projects.ts'

/** What rendering may depend on besides the library. */
export const Facts = z.strictObject({
  platform: Platform,
  /** The project's files are committed to git. */
  shared: z.boolean(),
  configDirectory: ConfigDirectory.default('default'),
  /** The project is the root of its git work tree, where Claude Code looks for the MCP servers of one checkout. */
  gitRoot: z.boolean().default(false),
  ccmVersion: z.string().max(32),
  protocol: z.int(),
})
export type Facts = z.infer<typeof Facts>

export const DesiredInput = z.strictObject({ targetId: Id, have: Hash.optional(), facts: Facts })
export type DesiredInput = z.infer<typeof DesiredInput>

/** What on a disk is to become again what the library says: an artifact, and the hash of what stood there when it was asked for. */
export const PutBack = z.object({ id: z.string().max(4096), have: Hash.nullable() })
export type PutBack = z.infer<typeof PutBack>

const envelope = {
  /** Names the database; another one than last time stops the client. */
  serverId: z.string(),
  /** Rises with every change to the library; a smaller one than last time stops the client. */
  libraryVersion: z.int(),
  /** sha256 of the canonical artifact list and warnings. */
  revision: Hash,
  /** Changes on the disk that somebody asked to take back from afar; the machine asks before it does. */
  putBack: z.array(PutBack).optional(),
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

/**
 * What may be done about one artifact. `move`: its component has another name now, and what is on disk goes along. `merge`: what a person
 * changed and what the library changed fit together.
 */
export const actions = ['keep', 'adopt', 'forget', 'create', 'update', 'remove', 'move', 'release', 'merge', 'drifted', 'conflict'] as const
export const Action = z.enum(actions)
export type Action = z.infer<typeof Action>

/** The longest text from a disk that goes into a report, in characters. */
export const MAX_REPORTED_TEXT = 64 * 1024

/** An artifact that is not in step, with the three hashes: what the library wants, what was last agreed, what is on disk. */
export const SyncException = z.object({
  id: z.string().max(4096),
  state: ExceptionState,
  want: Hash.optional(),
  last: Hash.optional(),
  have: Hash.optional(),
  /** What a person made of it: the text on the disk, secrets masked. Never of a private file. */
  text: z.string().max(MAX_REPORTED_TEXT).optional(),
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

/** Says that a sync stopped before its first write, so that nobody takes a silent machine for one in step. */
export const SyncFailure = z.strictObject({ targetId: Id, code: z.string().max(32), message: z.string().max(4000) })
export type SyncFailure = z.infer<typeof SyncFailure>

export const SyncRun = z.object({
  id: Id,
  targetId: Id,
  revision: Hash,
  counts: z.partialRecord(Action, z.int()),
  exceptions: z.int(),
  createdAt: IsoDate,
})
export type SyncRun = z.infer<typeof SyncRun>

/** An exception as it stands at the server. */
export const StandingException = SyncException.omit({ text: true }).extend({
  /** Its text was reported: see `sync.difference`. */
  hasText: z.boolean(),
  /** Somebody asked to put it back; the machine has not done so yet. */
  putBack: z.boolean(),
  /** Since when it stands so; null when that was not noted. */
  since: IsoDate.nullable(),
})
export type StandingException = z.infer<typeof StandingException>

export const TargetStatus = z.object({
  targetId: Id,
  state: TargetState,
  /** The revision the library wants now, and the one last reported; null where there is none. */
  wanted: Hash.nullable(),
  reported: Hash.nullable(),
  reportedAt: IsoDate.nullable(),
  counts: z.partialRecord(Action, z.int()),
  exceptions: z.array(StandingException),
  lastError: LastError.nullable(),
  /** When the machine last asked what the target should be. */
  seenAt: IsoDate.nullable(),
})
export type TargetStatus = z.infer<typeof TargetStatus>

export const TargetRef = z.strictObject({ targetId: Id })
export const ArtifactRef = z.strictObject({ targetId: Id, id: z.string().max(4096) })
export type ArtifactRef = z.infer<typeof ArtifactRef>

/** What a disk held at the last report beside what the library wants, as texts for a diff. */
export const Difference = z.object({
  id: z.string(),
  state: ExceptionState,
  /** null when nothing is there. */
  have: Hash.nullable(),
  /** On the disk, secrets masked; null when nothing is there or it was not reported. */
  disk: z.string().nullable(),
  /** In the library, as it would be written; null when the library no longer names it. */
  library: z.string().nullable(),
  /** What the library said at the last agreement, where a revision of its component still tells; null otherwise. */
  written: z.string().nullable(),
  /** Where it stands: the file's path, and for a part of a file what part. */
  path: z.string(),
  kind: z.enum(['file', 'key', 'element', 'block']),
  /** When it came to stand so; null when that was not noted. */
  since: IsoDate.nullable(),
  owners: z.array(Owner),
  putBack: z.boolean(),
  /** Why it cannot be taken into the library or kept as an exception; null when it can. */
  takeProblem: z.string().nullable(),
  keepProblem: z.string().nullable(),
})
export type Difference = z.infer<typeof Difference>

/** Settles an edit made on a disk from afar. `have` is the hash of what the person saw: `stale` when another report came since. */
const Settle = ArtifactRef.extend({ have: Hash.nullable() })
/**
 * Takes an edit into the library, as a new revision of the component. `text` stands in for the reported one: part of the edit, for one.
 * With the revision of the component the person saw, `stale` too when it was saved since.
 */
export const TakeEdit = Settle.extend({
  text: z.string().max(MAX_REPORTED_TEXT).optional(),
  expectedRevision: ExpectedRevision.optional(),
})
export type TakeEdit = z.infer<typeof TakeEdit>
/** Keeps an edit for this project alone, as an exception; a deletion becomes an exclusion. */
export const KeepEdit = TakeEdit
export type KeepEdit = z.infer<typeof KeepEdit>
/** Has an edit put back at the next sync, when somebody says yes there; `withdraw` takes the wish back. */
export const PutBackEdit = Settle.extend({ withdraw: z.boolean().default(false) })
export type PutBackEdit = z.infer<typeof PutBackEdit>
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
