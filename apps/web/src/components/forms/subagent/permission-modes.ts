/** What `permissionMode` of a subagent may say. */
export const permissionModes = [
  { value: 'default', label: 'default', help: 'Asks at the first use of each tool' },
  { value: 'acceptEdits', label: 'acceptEdits', help: 'Edits files without asking' },
  { value: 'plan', label: 'plan', help: 'Reads and plans, changes nothing' },
  { value: 'auto', label: 'auto', help: 'Asks only where a check finds a risk' },
  { value: 'dontAsk', label: 'dontAsk', help: 'Refuses what no rule allows' },
  { value: 'bypassPermissions', label: 'bypassPermissions', help: 'Asks nothing: for sandboxes alone' },
  { value: 'manual', label: 'manual', help: 'Another name for default' },
] as const
