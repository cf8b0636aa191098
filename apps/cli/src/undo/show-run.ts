import type { UndoAction } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { pathOf } from '../output/plan-lines.ts'
import { bold, cyan, dim } from '../output/styled.ts'
import { whenOf } from '../output/when.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'
import { optionsOf } from '../sync/target.ts'
import { runDiff, runPatch, textsOf } from './action-texts.ts'
import { chooseRun } from './choose-run.ts'
import { planOf } from './plan-of.ts'
import { filesWords, kindOf } from './run-words.ts'

/** Shows what a run did, file by file; its lines where they are still as it left them. */
export async function showRun(number: number, binding: Binding, session: Session): Promise<ExitCode> {
  const { io } = session
  const disk = openTarget(optionsOf(binding, session))
  const run = chooseRun(await disk.history(), number)
  if (!run) return exitCodes.done
  const plan = await planOf(run, disk)
  const parts = new Map((plan?.actions ?? []).map((action) => [action.id, action]))
  io.out(bold(`Run ${run.run}`), `  ${kindOf(run)}, ${whenOf(run.at)}, `, dim(filesWords(run.files)))
  if (!plan) io.out('All of it is as it was before the run again.')
  for (const file of run.files) {
    io.out('')
    io.out(cyan(pathOf(file)), dim(`  ${file.change}`))
    for (const id of plan ? file.ids : []) showPart(id, parts.get(id), session)
  }
  const shown = [...parts.values()].map((action) => ({ id: action.id, state: states[action.action], diff: patchOf(action) }))
  io.document({ command: 'show', kind: 'run', exitCode: exitCodes.done, target: targetOf(binding), run, parts: shown })
  return exitCodes.done
}

const states = { restore: 'as-it-left-it', settled: 'as-before', changed: 'changed-since' } as const

function showPart(id: string, action: UndoAction | undefined, { io }: Session): void {
  if (!action) return io.out(dim(`  ${id}: its lines are not known any more.`))
  const texts = textsOf(action)
  if (action.kind !== 'file') io.out(bold(texts.title))
  if (action.action === 'settled') return io.out(dim('  as it was before the run again'))
  if (action.action === 'changed') io.out(dim('  changed since: this is what became of it, not what the run alone did'))
  io.lines(runDiff(texts))
}

const patchOf = (action: UndoAction) => (action.action === 'settled' ? null : runPatch(textsOf(action)))
