import {
  eventsWithoutMatcher,
  hookEvents,
  type ConfigOf,
  type HookEvent,
  type HookHandler,
  type Json,
  type Owner,
  type Warning,
} from '@ccm/contract'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { nameOf } from '../owner.ts'

/** A matcher and the handlers it leads to. */
export type HookGroup = Pick<ConfigOf<'hook'>, 'matcher' | 'hooks' | 'extra'>

const groupOrder: FieldOrder<HookGroup> = { matcher: true, hooks: true }

const handlerOrder: FieldOrder<HookHandler> = {
  type: true,
  command: true,
  args: true,
  shell: true,
  async: true,
  asyncRewake: true,
  prompt: true,
  model: true,
  continueOnBlock: true,
  url: true,
  headers: true,
  allowedEnvVars: true,
  server: true,
  tool: true,
  input: true,
  if: true,
  timeout: true,
  statusMessage: true,
}

/** A group as it stands in the array of its event: the nested form, the only one Claude Code reads. */
export const hookGroup = ({ matcher, hooks, extra }: HookGroup): { [name: string]: Json } =>
  inOrder({ matcher, hooks: hooks.map((handler) => inOrder(handler, handlerOrder)), extra }, groupOrder)

/** The `hooks` object of frontmatter: groups by event, in the order Claude Code names them. */
export function hookGroups(hooks: NonNullable<ConfigOf<'subagent'>['hooks']>): { [event: string]: Json } {
  const groups: { [event: string]: Json } = {}
  for (const event of hookEvents) {
    const ofEvent = hooks[event]
    if (ofEvent) groups[event] = ofEvent.map(hookGroup)
  }
  return groups
}

/** What is worth knowing about all groups of one frontmatter. */
export const groupWarnings = (hooks: ConfigOf<'subagent'>['hooks'] = {}, owner: Owner): Warning[] =>
  hookEvents.flatMap((event) => (hooks[event] ?? []).flatMap((group) => matcherWarnings(event, group, owner)))

/** Says so where Claude Code does not look at a matcher. */
export const matcherWarnings = (event: HookEvent, { matcher = '' }: HookGroup, owner: Owner): Warning[] =>
  matcher === '' || matcher === '*' || !eventsWithoutMatcher.includes(event)
    ? []
    : [
        {
          code: 'matcher-ignored',
          message: `Claude Code ignores the matcher "${matcher}" of ${nameOf(owner)}: ${event} has nothing to match, so the hook runs every time. Remove the matcher.`,
          owner,
        },
      ]
