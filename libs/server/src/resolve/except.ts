import type { Reason, Scope, Warning } from '@ccm/contract'
import type { Exception } from './exceptions.ts'
import type { Found } from './found.ts'
import { canBeSwitchedOff, hasLocalForm } from './private-forms.ts'
import type { Resolved } from './resolution.ts'

/** Where exceptions are made. */
export interface Setting {
  kind: 'project' | 'user'
  /** Git shares the project's files, so that they must render alike on every machine. */
  shared: boolean
}

/**
 * Makes one exception. A machine's reaches files that git shares only in a form of this checkout's own; where there is
 * none it changes nothing, and the warning says so.
 */
export function except(found: Found, exception: Exception, level: number, setting: Setting): Warning[] {
  if (exception.level === 'machine' && setting.kind === 'project' && setting.shared) return exceptPrivately(found, exception, level)
  const { piece, action } = exception
  const known = found.get(piece)
  if (action === 'include' && isFor(setting.kind, exception.scope)) found.bring(piece, exception.scope, level, byOf(exception))
  if (action === 'exclude' && known) found.takeOut(known, reasonOf(exception))
  if (exception.action === 'modify' && known) modify(found, known, exception, level)
  return []
}

/** An include with the scope "user" is for the machine's home, any other for its projects. */
const isFor = (kind: Setting['kind'], scope: Scope) => (scope === 'user') === (kind === 'user')

function exceptPrivately(found: Found, exception: Exception, level: number): Warning[] {
  const { piece } = exception
  const known = found.get(piece)
  switch (exception.action) {
    case 'include':
      return includePrivately(found, exception, level)
    case 'exclude':
      if (known?.scope !== 'project') {
        if (known) found.takeOut(known, reasonOf(exception))
        return []
      }
      if (!canBeSwitchedOff(piece.type)) {
        return [notPrivate(exception, 'is not left out', 'Leave it out in the project or its profile instead, for everyone.')]
      }
      found.change(known, { switchedOff: true }, reasonOf(exception))
      return []
    case 'modify':
      if (!known) return []
      if (known.scope === 'project') {
        return [notPrivate(exception, 'is not changed', 'Give it the scope "local" in the profile, or change it for everyone.')]
      }
      modify(found, known, exception, level)
      return []
    default:
      return exception satisfies never
  }
}

function includePrivately(found: Found, exception: Extract<Exception, { action: 'include' }>, level: number): Warning[] {
  const { piece, scope } = exception
  if (scope === 'user' || found.get(piece)?.scope === 'project') return []
  if (scope !== 'local' || !hasLocalForm(piece.type)) {
    const instead = hasLocalForm(piece.type) ? 'Include it with the scope "local".' : 'Include it in the project instead, for everyone.'
    return [notPrivate(exception, 'is not written', instead)]
  }
  found.bring(piece, scope, level, byOf(exception))
  return []
}

function modify(found: Found, known: Resolved, exception: Extract<Exception, { action: 'modify' }>, level: number) {
  const patch = { patch: exception.patch, from: `the ${exception.level} ${exception.by.name}` }
  found.change(known, { level, patches: [...known.patches, patch] }, reasonOf(exception))
}

const actions = { include: 'includes', exclude: 'excludes', modify: 'modifies' } as const

const byOf = ({ level, by: { id, name } }: Exception) => ({ level, id, name })

const reasonOf = (exception: Exception): Reason => ({ action: actions[exception.action], ...byOf(exception) })

const notPrivate = ({ piece: { id, type, name, revision }, by }: Exception, what: string, instead: string): Warning => ({
  code: 'override-not-private',
  message: `The ${type} "${name}" ${what} for the machine ${by.name} here: git shares the file it would change. ${instead}`,
  owner: { componentId: id, type, name, revision },
})
