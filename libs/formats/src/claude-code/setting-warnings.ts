import { globalConfigKeys, type Json, nestedSettingScopes, type Owner, settingKeys, type SettingScope, type Warning } from '@ccm/contract'
import { nameOf } from '../owner.ts'
import type { RenderContext } from '../renderer.ts'

type Settings = { [name: string]: Json }
type Where = Pick<RenderContext, 'scope' | 'target'>

/** Which of a component's settings are not read from the file they go to, are not known, or wait for the user. */
export function settingWarnings(settings: Settings, owner: Owner, where: Where): Warning[] {
  const names = Object.keys(settings).sort()
  const misplaced = new Map<string, string[]>()
  for (const [name, scope] of scopesOf(settings)) {
    const why = whyIgnored(scope, where)
    if (why !== undefined) misplaced.set(why, [...(misplaced.get(why) ?? []), name])
  }
  return [
    ...[...misplaced].map(([why, ignored]) => ignoredWarning(ignored, why, owner)),
    ...globalWarning(
      names.filter((name) => globalConfigKeys.includes(name)),
      owner,
    ),
    ...unknownWarning(
      names.filter((name) => name !== '$schema' && !Object.hasOwn(settingKeys, name) && !globalConfigKeys.includes(name)),
      owner,
    ),
    ...trustWarning(settings, owner, where),
  ]
}

/** Every setting whose scope is known, nested ones with dots. */
function scopesOf(settings: Settings): [name: string, scope: SettingScope][] {
  const nested = Object.entries(nestedSettingScopes).filter(([path]) => has(settings, path.split('.')))
  return Object.keys(settings)
    .flatMap((name): [string, SettingScope][] => {
      const known = Object.hasOwn(settingKeys, name) ? settingKeys[name] : undefined
      return known ? [[name, known.scope]] : []
    })
    .concat(nested)
    .sort(([left], [right]) => (left < right ? -1 : 1))
}

function has(value: Json, path: string[]): boolean {
  const [first, ...rest] = path
  if (first === undefined) return true
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, first)) return false
  return has(value[first] ?? null, rest)
}

function whyIgnored(scope: SettingScope, { scope: where, target }: Where): string | undefined {
  if (scope === 'any' || (scope !== 'managed' && target.kind === 'user')) return undefined
  if (scope === 'managed') return "It works only in the organisation's managed settings"
  if (scope === 'local' && where === 'local') return undefined
  return scope === 'local'
    ? 'It works only in the settings of this checkout or of the user. Give it the scope "local" in the profile'
    : "It works only in the user's own settings. Put it into the user profile of a machine"
}

const ignoredWarning = (names: string[], why: string, owner: Owner): Warning => ({
  code: 'scope-ignored',
  message: `Claude Code ignores ${quoted(names)} of ${nameOf(owner)} in this file. ${why}.`,
  owner,
})

const globalWarning = (names: string[], owner: Owner): Warning[] =>
  names.length === 0
    ? []
    : [
        {
          code: 'scope-ignored',
          message: `Claude Code reads ${quoted(names)} of ${nameOf(owner)} from its own file (~/.claude.json) and from no settings file. Set it with "/config" in Claude Code.`,
          owner,
        },
      ]

const unknownWarning = (names: string[], owner: Owner): Warning[] =>
  names.length === 0
    ? []
    : [
        {
          code: 'unknown-setting',
          message: `${nameOf(owner, 'The')} sets ${quoted(names)}, which is no setting known here. Claude Code ignores a setting it does not know. Check the spelling.`,
          owner,
        },
      ]

/** A repository may not set these on its own. */
function trustWarning(settings: Settings, owner: Owner, { target }: Where): Warning[] {
  if (target.kind === 'user') return []
  const waiting = ['enableAllProjectMcpServers', 'enabledMcpjsonServers', 'env'].filter((name) => Object.hasOwn(settings, name))
  if (waiting.length === 0) return []
  return [
    {
      code: 'needs-trust',
      message: `Claude Code applies ${quoted(waiting)} of ${nameOf(owner)} only after the folder is trusted: start "claude" there and accept.`,
      owner,
    },
  ]
}

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ')
