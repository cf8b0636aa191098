import {
  type ComponentType,
  ConfigPatch,
  isJsonObject,
  type Issue,
  type JsonObject,
  mergePatch,
  type Override,
  parseComponentConfig,
  Scope,
} from '@ccm/contract'
import { z } from 'zod'
import { readJson } from '../components/editor/read-json.ts'
import type { Wanted } from './subject.ts'

/** An exception while it is edited. `text` is its change as JSON, as it was typed. */
export const OverrideDraft = z.object({
  componentId: z.string(),
  action: z.enum(['include', 'exclude', 'modify']),
  scope: Scope,
  text: z.string(),
})
export type OverrideDraft = z.infer<typeof OverrideDraft>

export const draftOf = (override: Override): OverrideDraft => ({
  componentId: override.component.id,
  action: override.action,
  scope: override.scope ?? 'project',
  text: write(override.patch ?? {}),
})

export const write = (patch: JsonObject) => JSON.stringify(patch, null, 2)

/** What a draft asks for; nothing while its change cannot be read. */
export function wantedIn({ action, scope, text }: OverrideDraft): Wanted | undefined {
  if (action === 'include') return { action, scope }
  if (action === 'exclude') return { action }
  const patch = readJson(text).value
  return patch && { action, patch }
}

export interface Changed {
  /** The component's config after the change. */
  result: JsonObject
  /** What its type says against it; paths start at the config's members. */
  issues: Issue[]
}

/** A config after a change that is typed as JSON; nothing while it cannot be read. */
export function changeConfig(type: ComponentType, config: JsonObject, text: string): Changed | undefined {
  const patch = readJson(text).value
  if (!patch) return undefined
  const result = mergePatch(config, patch)
  const parsed = parseComponentConfig(type, result)
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        path: path.slice(1).map((step) => (typeof step === 'number' ? step : String(step))),
        message,
      }))
  return { result, issues }
}

/** A change with a field of the config copied into it, or taken out of it again. */
export function toggleField(text: string, name: string, config: JsonObject): string {
  const patch = readJson(text).value ?? {}
  const { [name]: before, ...rest } = patch
  return write(before === undefined ? ConfigPatch.parse({ ...patch, [name]: config[name] ?? null }) : rest)
}

/** The fields a change touches. */
export const fieldsIn = (text: string): string[] => {
  const { value } = readJson(text)
  return isJsonObject(value) ? Object.keys(value) : []
}
