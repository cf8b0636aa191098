import type { RuleLists } from './judge-call.ts'

export type RuleListName = keyof RuleLists

/** In the order in which they are asked. */
export const ruleLists: readonly { name: RuleListName; title: string; verb: string; help: string; empty: string }[] = [
  { name: 'deny', title: 'Deny', verb: 'denied', help: 'Never happens, whatever else says so.', empty: 'Nothing is denied.' },
  { name: 'ask', title: 'Ask', verb: 'asked about', help: 'Waits for a yes each time.', empty: 'Nothing is asked about on purpose.' },
  { name: 'allow', title: 'Allow', verb: 'allowed', help: 'Happens without a question.', empty: 'Nothing is allowed beforehand.' },
]

export const modes = [
  { value: 'default', label: 'default', help: 'Reads freely, asks before the first use of anything else' },
  { value: 'acceptEdits', label: 'acceptEdits', help: 'Changes files in the project without asking' },
  { value: 'plan', label: 'plan', help: 'Reads and plans; changes nothing and runs nothing that changes' },
  { value: 'auto', label: 'auto', help: 'A model judges each use, and asks when it is unsure' },
  { value: 'dontAsk', label: 'dontAsk', help: 'Denies whatever no rule allows, without asking' },
  { value: 'bypassPermissions', label: 'bypassPermissions', help: 'Never asks. For machines that hold nothing of worth' },
] as const

/** What happens when no rule matches. */
export const withoutRule: Record<(typeof modes)[number]['value'], string> = {
  default: 'Claude Code asks, unless it only reads.',
  acceptEdits: 'Claude Code changes files in the project without asking, and asks about the rest.',
  plan: 'It does not happen while planning, unless it only reads.',
  auto: 'A model judges it.',
  dontAsk: 'It is denied.',
  bypassPermissions: 'It happens without a question.',
}
