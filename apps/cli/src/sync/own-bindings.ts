import { type Binding, type ProjectBinding, readBindings, type UserBinding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { isCopied } from '../settings/machine.ts'

/** The bindings of this machine; none of those that came with a home directory copied from another computer. */
export const ownBindings = (session: Session): Binding[] =>
  isCopied(session.config, session) ? [] : readBindings(session.home, session.config.machineId)

/** The binding of exactly this directory. */
export const projectBindingAt = (bindings: readonly Binding[], root: string): ProjectBinding | undefined =>
  bindings.filter((known) => known.kind === 'project').find((known) => known.root === root)

/** The binding of this directory of Claude Code's own. */
export const userBindingAt = (bindings: readonly Binding[], root: string): UserBinding | undefined =>
  bindings.filter((known) => known.kind === 'user').find((known) => known.root === root)
