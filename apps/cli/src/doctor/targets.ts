import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTarget, SyncError } from '@ccm/sync/node'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { optionsOf } from '../sync/target.ts'
import { attention, broken, type Check, ok } from './check.ts'

/** One bound directory: whether it is there, and whether what CCM remembers of it can be used. */
export function checkTarget(binding: Binding, serverId: string | null, session: Session): Check[] {
  const { name, root, kind } = binding
  if (!existsSync(root)) {
    const again =
      kind === 'project'
        ? `If it moved, run "ccm project move ${root}" where it is now; if not, "ccm project release ${root}".`
        : 'If it moved, run "ccm machine apply".'
    return [attention('target', `${name}: ${root} is gone.`, again)]
  }
  return [ledger(binding, serverId, session), ...leftovers(binding, session), ...lock(binding, session)]
}

function ledger(binding: Binding, serverId: string | null, session: Session): Check {
  const { name, root, kind } = binding
  const sync = kind === 'project' ? `"ccm sync ${root}"` : '"ccm sync --user"'
  try {
    const { ledger, desired } = openTarget(optionsOf(binding, session))
    if (!ledger) return attention('target', `${name} (${root}) has a profile and was never synced.`, `Run ${sync}.`)
    if (serverId !== null && ledger.serverId !== serverId)
      return attention(
        'target',
        `${name} (${root}) was last synced with another library than this server has.`,
        `${sync} asks before it goes on.`,
      )
    if (!desired)
      return attention('target', `${name} (${root}): the last answer of the server is not kept.`, `${sync} asks for all of it again.`)
    const count = Object.keys(ledger.entries).length
    return ok('target', `${name} (${root}): the ledger holds ${count === 1 ? '1 artifact' : `${count} artifacts`}.`)
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    const rebuild = kind === 'project' ? `"ccm doctor --rebuild-ledger --cwd ${root}"` : '"ccm doctor --rebuild-ledger --user"'
    return broken(
      'target',
      `${name} (${root}): its ledger cannot be read.`,
      `Run ${rebuild}: it keeps the old one beside, and takes over what is there.`,
    )
  }
}

/** Records of runs that were killed, as the engine names them. */
function leftovers({ targetId, name }: Binding, { home }: Session): Check[] {
  const directory = join(home, 'runs', targetId)
  return namesIn(directory)
    .filter((file) => file.endsWith('.pending'))
    .map((file) => {
      const path = join(directory, file)
      const [head = '', mark] = readFileSync(path, 'utf8').split('\n')
      if (mark === undefined || isJson(head))
        return attention('unfinished', `${name}: a run was interrupted.`, 'The next sync finishes it or clears it away, and says so.')
      return broken(
        'unfinished',
        `${name}: the record of an interrupted run, ${path}, cannot be read.`,
        'Compare the files it may have touched, then move it away.',
      )
    })
}

function lock({ targetId, name }: Binding, { home }: Session): Check[] {
  const path = join(home, 'targets', targetId, 'lock')
  const [note] = namesIn(path)
  if (note === undefined) return []
  const pid = /^(\d+)-/.exec(note)?.[1] ?? 'unknown'
  return [
    attention(
      'lock',
      `${name}: process ${pid} holds the lock.`,
      `If it no longer runs, the next sync takes over; else wait, or remove ${path}.`,
    ),
  ]
}

const namesIn = (directory: string): string[] => (existsSync(directory) ? readdirSync(directory) : [])

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
