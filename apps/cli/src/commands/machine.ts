import { UsageError } from '../errors.ts'
import type { ExitCode } from '../exit-codes.ts'
import { applyMachine } from '../machine/apply.ts'
import { forgetMachine } from '../machine/forget.ts'
import { listMachines } from '../machine/list.ts'
import { componentOf, exclude, include, listOverrides, modify, reset } from '../machine/overrides.ts'
import { renameMachine } from '../machine/rename.ts'
import { showMachine } from '../machine/show.ts'
import { setVariable, unsetVariable } from '../machine/variables.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

export interface MachineArgs {
  action?: string
  words: readonly string[]
  profile?: string
  scope?: string
  patch?: string
  acceptServer: boolean
}

type Action = (args: MachineArgs, session: Session) => Promise<ExitCode>

const alone =
  (run: Action): Action =>
  (args, session) => {
    const { action = 'show', words } = args
    if (words.length > 0)
      throw new UsageError(`"ccm machine ${action}" takes no "${words.join(' ')}". "ccm machine --help" shows what it takes.`)
    return run(args, session)
  }

const aboutComponent =
  (run: (args: { component: string; scope?: string; patch?: string }, session: Session) => Promise<ExitCode>): Action =>
  ({ action = '', words, scope, patch }, session) =>
    run({ component: componentOf(words, action), scope, patch }, session)

export const machineActions: Record<string, Action> = {
  show: alone((_args, session) => showMachine(session)),
  list: alone((_args, session) => listMachines(session)),
  apply: alone(applyMachine),
  overrides: alone((_args, session) => listOverrides(session)),
  include: aboutComponent(include),
  exclude: aboutComponent(exclude),
  modify: aboutComponent(modify),
  reset: aboutComponent(reset),
  set: ({ words }, session) => setVariable(words, session),
  unset: ({ words }, session) => unsetVariable(words, session),
  rename: ({ words }, session) => renameMachine(words, session),
  forget: alone((_args, session) => forgetMachine(session)),
}

/** This machine: what the server knows of it, its exceptions, and its user scope. */
export async function machine(args: MachineArgs, session: Session): Promise<ExitCode> {
  const { action = 'show' } = args
  const run = Object.hasOwn(machineActions, action) ? machineActions[action] : undefined
  if (!run) throw unknownWord(action, Object.keys(machineActions), 'action')
  return run(args, session)
}
