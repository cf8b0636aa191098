import { type Component, type ComponentType, CreateComponent, Json } from '@ccm/contract'
import type { Issue } from '@ccm/contract/protocol'
import { z } from 'zod'
import type { Saved } from '../../edit/create-draft.ts'
import { check } from '@ccm/contract/issues'
import { readJson } from './read-json.ts'

/** A component as the editor holds it. Whether it is valid is another question. */
export const ComponentDraft = z.object({
  name: z.string(),
  /** Its name on disk; empty while that is the name. */
  key: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  sourceUrl: z.string(),
  version: z.string(),
  config: z.record(z.string(), Json),
  /** What stands in the JSON tab while it is no object in JSON; the config is then what it was before. */
  text: z.string().optional(),
})
export type ComponentDraft = z.infer<typeof ComponentDraft>

/** What an editor begins with. */
export const toDraft = ({ name, key, description, tags, sourceUrl, version, config }: Component): ComponentDraft => ({
  name,
  key: key === name ? '' : key,
  description,
  tags,
  sourceUrl: sourceUrl ?? '',
  version: version ?? '',
  config,
})

export const savedOf = (component: Component): Saved<ComponentDraft> => ({ value: toDraft(component), revision: component.revision })

/** What the server is sent: a change of a component, or with its type a new one. */
export const toFields = ({ name, key, description, tags, sourceUrl, version, config }: ComponentDraft) => ({
  name,
  key: key || name,
  description,
  tags,
  sourceUrl: sourceUrl.trim() || null,
  version: version.trim() || null,
  config,
})

/** What is wrong with a draft, in the server's own words. */
export function judge(type: ComponentType, draft: ComponentDraft): Issue[] {
  const { key, ...fields } = toFields(draft)
  const issues = check(CreateComponent, { type, ...fields, ...(draft.key && { key }) })
  const unread = draft.text === undefined ? undefined : readJson(draft.text).error
  const others = unread ? issues.filter(({ path }) => path[0] !== 'config') : issues
  return unread ? [{ path: ['config'], message: `The JSON cannot be read: ${unread.message}` }, ...others] : others
}
