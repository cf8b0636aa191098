import type { Component, Scope } from '@ccm/contract'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'
import { findComponent } from './find-component.ts'
import { overrideRow } from './override-row.ts'
import { readPatch } from './read-patch.ts'
import { knownId, machineToChange } from './this-machine.ts'

export interface OverrideArgs {
  /** `type/name`, or a name alone that only one component has. */
  component: string
  scope?: string
  patch?: string
}

/** Lists this machine's exceptions. */
export async function listOverrides(session: Session): Promise<ExitCode> {
  const { io, api } = session
  const id = knownId(session)
  const items = id === undefined ? [] : (await api.machines.overrides.list.query({ machineId: id })).items
  io.lines(table(items.map(overrideRow)))
  if (items.length === 0) io.out('This machine has no overrides.')
  io.document({ command: 'machine', action: 'overrides', exitCode: exitCodes.done, total: items.length, items })
  return exitCodes.done
}

/** Brings a component to every target of this machine, whatever their profiles say. */
export async function include({ component, scope = 'project' }: OverrideArgs, session: Session): Promise<ExitCode> {
  const checked = parseScope(scope)
  return change('include', await findComponent(component, session), session, (machineId, componentId) =>
    session.api.machines.overrides.set.mutate({ action: 'include', machineId, componentId, scope: checked }),
  )
}

/** Leaves a component out of every target of this machine. */
export const exclude = async ({ component }: OverrideArgs, session: Session): Promise<ExitCode> =>
  change('exclude', await findComponent(component, session), session, (machineId, componentId) =>
    session.api.machines.overrides.set.mutate({ action: 'exclude', machineId, componentId }),
  )

/** Changes a component's config on this machine. */
export async function modify({ component, patch: text }: OverrideArgs, session: Session): Promise<ExitCode> {
  const patch = await readPatch(text, session)
  return change('modify', await findComponent(component, session), session, (machineId, componentId) =>
    session.api.machines.overrides.set.mutate({ action: 'modify', machineId, componentId, patch }),
  )
}

/** Takes this machine's exception for a component away. */
export const reset = async ({ component }: OverrideArgs, session: Session): Promise<ExitCode> =>
  change('reset', await findComponent(component, session), session, (machineId, componentId) =>
    session.api.machines.overrides.remove.mutate({ machineId, componentId }),
  )

type Change = 'include' | 'exclude' | 'modify' | 'reset'
const words: Record<Change, string> = {
  include: 'included on this machine',
  exclude: 'excluded on this machine',
  modify: 'modified on this machine',
  reset: 'on this machine as everywhere',
}

async function change(
  action: Change,
  { id, type, name }: Pick<Component, 'id' | 'type' | 'name'>,
  session: Session,
  send: (machineId: string, componentId: string) => Promise<unknown>,
): Promise<ExitCode> {
  const { io, dryRun } = session
  const machineId = await machineToChange(session)
  if (!dryRun) await send(machineId, id)
  io.out(
    dryRun
      ? `${type}/${name} would be ${words[action]}. Nothing was changed.`
      : `${type}/${name} is ${words[action]}. "ccm sync --all" brings its directories in step.`,
  )
  io.document({ command: 'machine', action, exitCode: exitCodes.done, dryRun, machineId, component: { id, type, name } })
  return exitCodes.done
}

const scopes = ['project', 'local', 'user'] as const

function parseScope(text: string): Scope {
  const scope = scopes.find((known) => known === text)
  if (!scope) throw unknownWord(text, scopes, 'scope')
  return scope
}

export const componentOf = ([component, ...rest]: readonly string[], action: string): string => {
  if (component !== undefined && rest.length === 0) return component
  throw new UsageError(`"ccm machine ${action}" takes one component: ccm machine ${action} <type>/<name>.`)
}
