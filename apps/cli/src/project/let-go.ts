import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { readError } from '@ccm/client'
import { recover, withLock } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import { knownId } from '../machine/this-machine.ts'
import { type Binding, removeBinding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { freeName } from '../settings/free-name.ts'
import { forgetReport } from '../sync/reported.ts'
import { sayRecovery } from '../sync/say.ts'
import { optionsOf } from '../sync/target.ts'

/** Fails where the server cannot be asked, before anything was done. A server that does not know the directory any more is as good. */
export async function checkServer(binding: Binding, session: Session): Promise<void> {
  await unlessUnknown(async () => {
    if (binding.kind === 'project') await session.api.projects.get.query({ id: binding.projectId })
    else await session.api.machines.get.query({ id: machineOf(session) })
  })
}

/**
 * Stops holding a directory: the server and this machine forget it, and its files stay as they are. What was remembered of it is put
 * aside, so that a later `apply` meets it for the first time.
 *
 * @returns where that is now; undefined when nothing was remembered
 */
export async function letGo(binding: Binding, session: Session): Promise<string | undefined> {
  await unlessUnknown(() => forgetAtServer(binding, session))
  const aside = await setAside(binding, session)
  forgetReport(session.home, binding.targetId)
  await removeBinding(session.home, machineOf(session), binding)
  return aside
}

async function forgetAtServer(binding: Binding, session: Session): Promise<void> {
  const { api } = session
  if (binding.kind === 'project') await api.projects.remove.mutate({ id: binding.projectId })
  else {
    const { id, revision } = await api.machines.get.query({ id: machineOf(session) })
    await api.machines.update.mutate({ id, expectedRevision: revision, userProfileId: null })
  }
}

async function unlessUnknown(ask: () => Promise<void>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (readError(error).code !== 'not-found') throw error
  }
}

async function setAside(binding: Binding, session: Session): Promise<string | undefined> {
  const { home, io } = session
  const directory = join(home, 'targets', binding.targetId)
  const options = optionsOf(binding, session)
  return io.uninterrupted(() =>
    withLock(options, async () => {
      sayRecovery(await recover(options), io)
      const remembered = ['ledger.json', 'desired.json'].filter((name) => existsSync(join(directory, name)))
      if (remembered.length === 0) return undefined
      const aside = freeName(join(directory, 'released'))
      mkdirSync(aside, { mode: 0o700 })
      for (const name of remembered) renameSync(join(directory, name), join(aside, name))
      return aside
    }),
  )
}

function machineOf(session: Session): string {
  const id = knownId(session)
  if (id !== undefined) return id
  throw new CommandError('conflict', 'Nothing was changed: the configuration in ~/.ccm was made on another computer.')
}
