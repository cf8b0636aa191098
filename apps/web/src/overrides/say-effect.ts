import type { ComponentType, Effective, Override } from '@ccm/contract'
import type { Sentence } from '../ui/words.tsx'

export interface Effect {
  /** What it does. */
  does: Sentence
  /** Where that is written, faint below. */
  lives: Sentence
  /** Why it does nothing, or less than asked for. */
  problem?: string
}

/** Where an exception acts: everything of a machine or project, or as it is seen in one place. */
export interface Seen {
  level: 'machine' | 'project'
  effective: Effective | undefined
}

/** What an exception comes to, and where it is written. */
export function sayEffect(override: Override, { level, effective }: Seen): Effect {
  const here = level === 'machine' ? 'on this machine' : 'in this project'
  const problem = effective && problemOf(override, effective)
  const known = effective?.components.find(({ componentId }) => componentId === override.component.id)
  switch (override.action) {
    case 'include':
      return { does: [includes(override, level)], lives: homeOf(override.component.type, override.scope ?? 'project'), problem }
    case 'exclude':
      return known?.switchedOff
        ? { does: [`Switched off ${here}`], lives: ['in ', { name: '.claude/settings.local.json' }, '; the shared file keeps it'], problem }
        : { does: [`Left out ${here}`], lives: ['nothing is written for it'], problem }
    case 'modify':
      return {
        does: changes(override.patch ?? {}),
        lives: known ? homeOf(override.component.type, known.scope) : ['wherever it is written'],
        problem,
      }
    default:
      return override.action satisfies never
  }
}

function includes({ scope }: Override, level: Seen['level']): string {
  if (level === 'project') return 'Added to this project'
  return scope === 'user' ? "Added to the user's own directory" : 'Added to every project here'
}

function changes(patch: { [name: string]: unknown }): Sentence {
  const names = Object.keys(patch)
  const shown = names.slice(0, 3).flatMap((name, index) => [index > 0 ? ', ' : '', { name }, patch[name] === null ? ' (taken out)' : ''])
  return names.length === 0 ? ['Changes nothing yet'] : ['Changes ', ...shown, names.length > 3 ? ` and ${names.length - 3} more` : '']
}

const localHomes: Partial<Record<ComponentType, string>> = { 'mcp-server': '~/.claude.json', 'claude-md': 'CLAUDE.local.md' }

function homeOf(type: ComponentType, scope: 'project' | 'local' | 'user'): Sentence {
  if (scope === 'project') return ["in the project's own files"]
  if (scope === 'user') return ['in ', { name: '~/.claude' }, ', for every project']
  const home = localHomes[type] ?? '.claude/settings.local.json'
  return type === 'mcp-server' ? ['local entry in ', { name: home }] : ['in ', { name: home }]
}

/** What the server says of it, or that there is nothing here for it to act on. */
function problemOf({ action, component }: Override, { warnings, components, leftOut }: Effective): string | undefined {
  const said = warnings.find(({ code, owner }) => owner?.componentId === component.id && code.startsWith('override-'))
  if (said) return said.message
  const isHere = [...components, ...leftOut].some(({ componentId }) => componentId === component.id)
  return action === 'include' || isHere ? undefined : 'Nothing brings this component here, so there is nothing to act on.'
}
