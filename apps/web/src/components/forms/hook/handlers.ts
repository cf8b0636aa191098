import type { HookEvent, HookHandler } from '@ccm/contract'
import type { Variants } from '../variants.ts'

const any = ['if', 'timeout', 'statusMessage', 'extra']

/** What each type of handler knows, beside its `type`. */
export const handlerFields = {
  command: ['command', 'args', 'async', 'asyncRewake', 'shell', ...any],
  prompt: ['prompt', 'model', 'continueOnBlock', ...any],
  agent: ['prompt', 'model', ...any],
  http: ['url', 'headers', 'allowedEnvVars', ...any],
  mcp_tool: ['server', 'tool', 'input', ...any],
} satisfies Variants & Record<HookHandler['type'], readonly string[]>

export type HandlerType = keyof typeof handlerFields

export const isHandlerType = (type: unknown): type is HandlerType => typeof type === 'string' && Object.hasOwn(handlerFields, type)

export const handlerTypes: readonly { value: HandlerType; label: string; help: string }[] = [
  { value: 'command', label: 'Command', help: 'Runs a command on the machine. The event arrives as JSON on its standard input.' },
  { value: 'prompt', label: 'Prompt', help: 'Asks a model one question and goes by its answer.' },
  { value: 'agent', label: 'Agent', help: 'Starts a subagent that may use tools to answer.' },
  { value: 'http', label: 'HTTP', help: 'Posts the event to an address.' },
  { value: 'mcp_tool', label: 'MCP tool', help: 'Calls a tool of an MCP server that is running.' },
]

/** The seconds Claude Code waits when nothing else is said. */
export function defaultTimeout(type: HandlerType, event: string): number {
  if (event === ('SessionEnd' satisfies HookEvent)) return 1.5
  if (event === ('MessageDisplay' satisfies HookEvent)) return 10
  if (event === ('UserPromptSubmit' satisfies HookEvent)) return 30
  return { command: 600, http: 600, mcp_tool: 600, prompt: 30, agent: 60 }[type]
}
