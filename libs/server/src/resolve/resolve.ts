import type { Variables } from '@ccm/contract'
import { except, type Setting } from './except.ts'
import type { Exception, Maker } from './exceptions.ts'
import { Found } from './found.ts'
import { levelsOf, lineOf } from './line.ts'
import type { Lineage, ProfileNode } from './lineage.ts'
import type { Resolution, ResolvedVariable } from './resolution.ts'

/** A project or a machine, with its values. */
export interface Layer extends Maker {
  variables: Variables
}

/** What comes over the profile. */
export interface Layers extends Partial<Setting> {
  project?: Layer | null
  machine?: Layer | null
  exceptions?: Exception[]
}

/**
 * Which components apply, in order, each with why it is here, and which values their templates get.
 *
 * Profiles come parents first, in listed order, depth first, each once. The same type and name again takes the earlier
 * one's place, scope included. What a profile excludes, of its own and of what it builds on, goes last. Over them come
 * the project's exceptions and variables, over those the machine's. Disabled components drop out. In a user scope every
 * component has the scope "user".
 */
export function resolve({ profiles, pieces }: Lineage, profileId: string | null, layers: Layers = {}): Resolution {
  const { project, machine, exceptions = [], kind = 'project', shared = false } = layers
  const order = profileId === null ? [] : lineOf(profileId, profiles)
  const levels = levelsOf(order)
  const found = new Found()

  for (const profile of order) {
    for (const { componentId, scope } of profile.components) {
      const piece = pieces.get(componentId)
      if (piece) found.bring(piece, kind === 'user' ? 'user' : scope, levels.get(profile.id) ?? 0, byProfile(profile))
    }
    exclude(profile, found, profiles)
  }
  const levelOf = { project: order.length + 1, machine: order.length + 2 }
  const warnings = exceptions.flatMap((exception) => except(found, exception, levelOf[exception.level], { kind, shared }))

  const disabled = new Set([...pieces.values(), ...exceptions.map(({ piece }) => piece)].flatMap(({ id, enabled }) => (enabled ? [] : id)))
  for (const component of found.all()) {
    const { componentId: id, name } = component
    if (disabled.has(id)) found.takeOut(component, { action: 'disabled', level: 'component', id, name })
  }
  const variables = new Map<string, ResolvedVariable>()
  for (const { name, variables: values } of order) put(variables, values, `profile ${name}`)
  if (project) put(variables, project.variables, `project ${project.name}`)
  const committedVariables = Object.fromEntries(variables)
  if (machine) put(variables, machine.variables, `machine ${machine.name}${shared ? ', in files of this checkout alone' : ''}`)
  return {
    components: found.all(),
    leftOut: found.leftOut(),
    variables: Object.fromEntries(variables),
    committedVariables: shared ? committedVariables : Object.fromEntries(variables),
    warnings,
  }
}

function put(variables: Map<string, ResolvedVariable>, values: Variables, from: string) {
  for (const [name, value] of Object.entries(values)) variables.set(name, { value, from })
}

const byProfile = ({ id, name }: ProfileNode) => ({ level: 'profile' as const, id, name })

function exclude(profile: ProfileNode, found: Found, profiles: Lineage['profiles']) {
  if (profile.exclude.length === 0) return
  const excluded = new Set(profile.exclude)
  const line = new Set(lineOf(profile.id, profiles).map(({ id }) => id))
  for (const component of found.all()) {
    const bringer = component.reasons.at(-1)
    if (excluded.has(component.componentId) && bringer && line.has(bringer.id)) {
      found.takeOut(component, { action: 'excludes', ...byProfile(profile) })
    }
  }
}
