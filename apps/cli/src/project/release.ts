import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'
import { agree } from './agree.ts'
import { checkServer, letGo } from './let-go.ts'
import { releasable } from './releasable.ts'

/** Lets a project go. Its files stay exactly as they are. */
export async function releaseProject([path, ...more]: readonly string[], session: Session): Promise<ExitCode> {
  if (more.length > 0) throw new UsageError(`"ccm project release" takes one directory; leave "${more.join(' ')}" out.`)
  const binding = releasable(path, session)
  const released = await release(binding, session)
  session.io.document({ command: 'project', action: 'release', ...released })
  return released.exitCode
}

/** What became of it, for `--json`. */
export interface Released {
  exitCode: ExitCode
  dryRun: boolean
  target: ReturnType<typeof targetOf>
  released: boolean
  /** Where the ledger is now. */
  aside: string | null
}

/** Asks, and lets a directory go with its files as they are. */
export async function release(binding: Binding, session: Session): Promise<Released> {
  const { io, dryRun, serverUrl } = session
  const { name, root } = binding
  await checkServer(binding, session)
  if (dryRun) {
    io.out(`${name} (${root}) would be let go; its files would stay as they are. Nothing was changed.`)
    return { exitCode: exitCodes.differs, dryRun, target: targetOf(binding), released: false, aside: null }
  }
  await agree(`Stop holding ${root}? ${serverUrl} forgets what it knows of ${name}; its files stay as they are.`, session)
  return finishRelease(binding, session)
}

/** Lets go and says so. */
export async function finishRelease(binding: Binding, session: Session): Promise<Released> {
  const { io, dryRun } = session
  const { name, root, kind } = binding
  const aside = await letGo(binding, session)
  const again = kind === 'project' ? '"ccm apply --profile <name>" in it' : '"ccm machine apply --profile <name>"'
  io.out(`${name} (${root}) is let go: ccm changes nothing there any more. ${again} begins anew.`)
  if (aside !== undefined) io.out(`What ccm remembered of it lies in ${aside}.`)
  return { exitCode: exitCodes.done, dryRun, target: targetOf(binding), released: true, aside: aside ?? null }
}
