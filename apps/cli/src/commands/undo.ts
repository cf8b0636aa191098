import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { artifacts, pathOf } from '../output/plan-lines.ts'
import { dim, green, yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'
import { titleOf, textsOf, undoPatch } from '../undo/action-texts.ts'
import { carryOut, type Undone } from '../undo/carry-out.ts'
import { runNumber } from '../undo/run-number.ts'
import { boundTarget } from './bound-directory.ts'

export interface UndoArgs {
  path?: string
  /** The run as it was typed; left out, the newest sync that is not undone. */
  run?: string
  user: boolean
  /** What somebody changed since goes as well. */
  anyway: boolean
}

/** Takes back what a run did: exactly where files are as it left them, part by part elsewhere. Needs no server. */
export async function undo({ path, run, user, anyway }: UndoArgs, session: Session): Promise<ExitCode> {
  const number = run === undefined ? undefined : runNumber(run)
  const binding = await boundTarget({ path, user }, session)
  const undone = await carryOut(binding, { run: number, anyway }, session)
  const result = resultOf(undone, session.dryRun)
  say(binding, undone, result, session)
  session.io.document({ command: 'undo', ...result, dryRun: session.dryRun, target: targetOf(binding) })
  return result.exitCode
}

type Result = ReturnType<typeof resultOf>

function resultOf({ run, plan, outcome }: Undone, dryRun: boolean) {
  const done = new Set(outcome?.done)
  const skipped = new Map(outcome?.skipped.map(({ id, reason }) => [id, reason]))
  const actions = (plan?.actions ?? []).map((action) => ({
    ...{ id: action.id, kind: action.kind, root: action.root, path: action.path, title: titleOf(action), action: action.action },
    done: done.has(action.id),
    diff: undoPatch(textsOf(action)),
  }))
  const open = actions.filter(({ action, done }) => action !== 'settled' && !done)
  const left = open.map(({ id, title, action }) => ({ id, title, reason: skipped.get(id) ?? reasons[action] }))
  const exitCode: ExitCode = left.length > 0 ? exitCodes.differs : exitCodes.done
  return { exitCode, run: run?.run ?? null, undoneBy: outcome?.runId ?? null, actions, left: dryRun ? [] : left }
}

const reasons = { restore: 'Nobody said yes.', changed: 'It was changed since.', settled: '' }

function say(binding: Binding, { run, plan, outcome, wanting = [] }: Undone, { actions, left }: Result, session: Session): void {
  const { io, dryRun, yes } = session
  if (!run) return io.out('Nothing to undo: no sync has changed files here that is not undone already.')
  if (!plan) return io.out(`Nothing to undo: all is as it was before run ${run.run}.`)
  if (dryRun) return io.out('Nothing was written.')
  for (const note of outcome?.notes ?? []) io.err(yellow('Note: '), note)
  if (!outcome && !yes) {
    return io.err(`Nothing was written: ${io.canAsk ? 'it was declined.' : 'nobody is here to say yes. Run the command again with --yes.'}`)
  }
  const done = actions.filter((action) => action.done).length
  if (outcome)
    io.out(green('Undone: '), `${artifacts(done)} of run ${run.run}. "ccm undo --run ${numberOf(outcome.runId)}" takes that back.`)
  for (const { title, reason } of left) io.err(yellow('Left as it is: '), title, dim(`  ${reason}`))
  if (left.some(({ reason }) => reason === reasons.changed))
    io.err(`"ccm undo --run ${run.run} --anyway" undoes also what was changed since.`)
  if (done > 0 && run.by === 'sync') sayWhatRemains(binding, { wanting, paths: pathsOf(actions) }, session)
}

const pathsOf = (actions: Result['actions']): string[] => [...new Set(actions.filter(({ done }) => done).map(pathOf))]

/** The library has not changed its mind. */
function sayWhatRemains({ kind }: Binding, { wanting, paths }: { wanting: string[]; paths: string[] }, { io, serverUrl }: Session): void {
  const sync = `ccm sync${kind === 'user' ? ' --user' : ''}`
  const [path = '<path>', ...others] = paths
  const more = others.length === 0 ? '' : ', and so on with each path above'
  const again = `The library is as it was: the next "${sync}" does the same again. To keep it undone, run "${sync} ${mineFlag(path)}"${more}.`
  const [first] = wanting
  if (first === undefined) return io.err(again)
  const what = wanting.length > 3 ? `${wanting.slice(0, 3).join(', ')} and ${wanting.length - 3} more` : wanting.join(', ')
  io.err(
    `${again} To keep it away for good, take ${what} out of the profile at ${serverUrl}; for this machine alone, run "ccm machine exclude ${first}".`,
  )
}

/** As a shell takes it. */
const mineFlag = (path: string): string => (/^[\w./~@+-]*$/.test(path) ? `--mine=${path}` : `'--mine=${path}'`)

/** The number in the name of a run. */
const numberOf = (runId: string) => Number.parseInt(runId, 10)
