/** A tool that Claude Code brings, by the name that rules and tool lists use. */
export interface BuiltInTool {
  name: string
  /** What it does, in a few words. */
  help: string
  /** What can stand in its parentheses: "Bash(git diff:*)". */
  example?: string
}

export interface ToolGroup {
  title: string
  tools: readonly BuiltInTool[]
}

/**
 * The tools of Claude Code by what they are for.
 *
 * @see https://code.claude.com/docs/en/tools-reference
 */
export const toolGroups: readonly ToolGroup[] = [
  {
    title: 'Files',
    tools: [
      { name: 'Read', help: 'Reads a file: text, images, PDFs and notebooks', example: 'Read(./docs/**)' },
      { name: 'Edit', help: 'Changes parts of a file', example: 'Edit(./src/**)' },
      { name: 'Write', help: 'Makes a file, or replaces a whole one' },
      { name: 'NotebookEdit', help: 'Changes cells of a Jupyter notebook' },
      { name: 'Glob', help: 'Finds files by a pattern of their names' },
      { name: 'Grep', help: 'Searches what files say' },
      { name: 'LSP', help: 'Asks a language server for definitions, uses and types' },
    ],
  },
  {
    title: 'Commands',
    tools: [
      { name: 'Bash', help: 'Runs shell commands', example: 'Bash(git diff:*)' },
      { name: 'PowerShell', help: 'Runs PowerShell commands', example: 'PowerShell(Get-ChildItem:*)' },
      { name: 'Monitor', help: 'Follows what a command in the background says' },
      { name: 'TaskStop', help: 'Ends what runs in the background' },
      { name: 'TaskOutput', help: 'Reads what a task in the background said; Read does the same' },
    ],
  },
  {
    title: 'Web',
    tools: [
      { name: 'WebFetch', help: 'Reads a page at an address', example: 'WebFetch(domain:example.com)' },
      { name: 'WebSearch', help: 'Searches the web' },
    ],
  },
  {
    title: 'Delegation',
    tools: [
      { name: 'Agent', help: 'Starts a subagent', example: 'Agent(reviewer)' },
      { name: 'Skill', help: 'Uses a skill or a command', example: 'Skill(release-notes)' },
      { name: 'SendMessage', help: 'Writes to another agent of a team' },
    ],
  },
  {
    title: 'Plan and talk',
    tools: [
      { name: 'AskUserQuestion', help: 'Asks the person to choose' },
      { name: 'EnterPlanMode', help: 'Goes into plan mode, to think before writing' },
      { name: 'ExitPlanMode', help: 'Shows the plan and asks to go on' },
      { name: 'TaskCreate', help: 'Adds to the list of tasks' },
      { name: 'TaskUpdate', help: 'Changes a task of the list' },
      { name: 'TaskGet', help: 'Reads one task of the list' },
      { name: 'TaskList', help: 'Reads the list of tasks' },
      { name: 'TodoWrite', help: 'Keeps the older list of tasks, where no person watches' },
    ],
  },
  {
    title: 'Session',
    tools: [
      { name: 'EnterWorktree', help: 'Makes a git worktree and works there' },
      { name: 'ExitWorktree', help: 'Leaves the worktree' },
      { name: 'CronCreate', help: 'Schedules a prompt in this session' },
      { name: 'CronDelete', help: 'Takes a scheduled prompt back' },
      { name: 'CronList', help: 'Reads what is scheduled' },
      { name: 'ToolSearch', help: 'Finds tools that are loaded on demand' },
      { name: 'ListMcpResourcesTool', help: 'Lists what MCP servers offer to read' },
      { name: 'ReadMcpResourceTool', help: 'Reads what an MCP server offers' },
    ],
  },
]

export const builtInTools: ReadonlyMap<string, BuiltInTool> = new Map(
  toolGroups.flatMap(({ tools }) => tools).map((tool) => [tool.name, tool]),
)
