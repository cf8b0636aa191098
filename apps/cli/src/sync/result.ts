import type { Action, Root, SyncException, Warning } from '@ccm/contract'
import type { Finding, MovedFrom, PlannedAction, Settlement } from '@ccm/sync'
import type { ExitCode } from '../exit-codes.ts'
import type { Failure } from '../failure.ts'
import type { Binding } from '../projects/index-file.ts'

/** One artifact that is not simply kept, as `--json` shows it. */
export interface Change {
  id: string
  root: Root
  path: string
  action: Action
  /** The components it comes from. */
  owners: { type: string; name: string }[]
  /** It runs code or widens permissions. */
  runs: boolean
  /** It was carried out by this run. */
  done: boolean
  /** For a move: where it was. */
  from?: MovedFrom
  /** Whose side it was settled for. */
  settled?: Settlement['take']
}

/** How the sync of one directory went, as `--json` shows it. */
export interface TargetResult {
  target: { id: string; name: string; path: string }
  outcome: 'in-step' | 'changed' | 'left-undone' | 'would-change' | 'failed'
  exitCode: ExitCode
  /** How many artifacts each action takes. */
  counts: Partial<Record<Action, number>>
  changes: Change[]
  exceptions: SyncException[]
  warnings: Warning[]
  /** What is wrong in settings files besides what ccm writes. */
  findings: Finding[]
  /** The server was away: all is said by the answer it gave last. */
  offline?: true
  error?: Pick<Failure, 'code' | 'message'>
}

export const targetOf = ({ targetId, name, root }: Binding) => ({ id: targetId, name, path: root })

export const toChange = (
  { id, root, path, action, owners, runs, from }: PlannedAction,
  done: boolean,
  settled?: Settlement['take'],
): Change => ({
  id,
  root,
  path,
  action,
  owners: owners.map(({ type, name }) => ({ type, name })),
  runs,
  done,
  ...(from && { from }),
  ...(settled && { settled }),
})

/** How a directory was left with which nothing could be done. */
export const failedResult = (binding: Binding, { exitCode, code, message }: Failure): TargetResult => ({
  target: targetOf(binding),
  outcome: 'failed',
  exitCode,
  counts: {},
  changes: [],
  exceptions: [],
  warnings: [],
  findings: [],
  error: { code, message },
})
