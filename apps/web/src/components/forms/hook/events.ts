import type { HookEvent } from '@ccm/contract'

/** What a person needs to know to choose an event. */
export interface EventLook {
  /** When it fires, as a sentence. */
  when: string
  /** What its matcher is compared with; undefined where a matcher is ignored. */
  tests?: string
  /** What can stand there, where that is a closed list. */
  values?: readonly string[]
}

const tool = 'the name of the tool'
const server = 'the name of the MCP server'
const agent = 'the type of the subagent'
const model = 'the name of the model'

/** The events by when they fire. The matcher's meaning follows the reference of the format. */
export const eventLooks: Record<HookEvent, EventLook> = {
  PreToolUse: { when: 'Before a tool is used. It can stop the use, or change what the tool is given.', tests: tool },
  PostToolUse: { when: 'After a tool was used.', tests: tool },
  PostToolUseFailure: { when: 'After a tool failed.', tests: tool },
  PostToolBatch: { when: 'After all tools that ran side by side.' },
  PermissionRequest: { when: 'When Claude Code is about to ask for permission. It can answer instead.', tests: tool },
  PermissionDenied: { when: 'After a use was denied.', tests: tool },
  Notification: {
    when: 'When Claude Code tells the person something.',
    tests: 'the kind of notification',
    values: [
      'permission_prompt',
      'idle_prompt',
      'auth_success',
      'elicitation_dialog',
      'elicitation_url_dialog',
      'elicitation_complete',
      'elicitation_response',
      'agent_needs_input',
      'agent_completed',
    ],
  },
  UserPromptSubmit: { when: 'When a prompt is sent, before Claude sees it. It can add to it, or stop it.' },
  UserPromptExpansion: { when: 'When a command in a prompt is replaced by its text.', tests: 'the name of the command' },
  SessionStart: {
    when: 'When a session begins or is taken up again. What it prints becomes context.',
    tests: 'how it began',
    values: ['startup', 'resume', 'clear', 'compact', 'fork'],
  },
  SessionEnd: {
    when: 'When a session ends. It has 1.5 s.',
    tests: 'why it ended',
    values: ['clear', 'resume', 'logout', 'prompt_input_exit', 'other'],
  },
  Setup: { when: 'When a checkout is prepared.', tests: 'the kind of preparation', values: ['init', 'maintenance'] },
  Stop: { when: 'When Claude has finished its answer. It can make it go on.' },
  StopFailure: {
    when: 'When a turn ends with an error.',
    tests: 'the type of error',
    values: ['rate_limit', 'overloaded', 'server_error'],
  },
  SubagentStart: { when: 'When a subagent begins.', tests: agent },
  SubagentStop: { when: 'When a subagent has finished. It can make it go on.', tests: agent },
  PreCompact: { when: 'Before the conversation is compacted.', tests: 'who asked for it', values: ['manual', 'auto'] },
  PostCompact: { when: 'After the conversation was compacted.', tests: 'who asked for it', values: ['manual', 'auto'] },
  PreModelSwitch: { when: 'Before another model takes over.', tests: model },
  PostModelSwitch: { when: 'After another model took over.', tests: model },
  TeammateIdle: { when: 'When a teammate of an agent team runs out of work.' },
  TaskCreated: { when: 'When a task is added to the list.' },
  TaskCompleted: { when: 'When a task is marked as done.' },
  Elicitation: { when: 'When an MCP server asks the person something. It can answer instead.', tests: server },
  ElicitationResult: { when: 'After the person answered an MCP server.', tests: server },
  ConfigChange: {
    when: 'When a file of the configuration changes.',
    tests: 'what changed',
    values: ['user_settings', 'project_settings', 'local_settings', 'policy_settings', 'skills'],
  },
  WorktreeCreate: { when: 'When a worktree is to be made. It takes the place of git.' },
  WorktreeRemove: { when: 'When a worktree is to be removed.' },
  InstructionsLoaded: {
    when: 'When a CLAUDE.md or a rule is loaded.',
    tests: 'why it is loaded',
    values: ['session_start', 'nested_traversal', 'path_glob_match', 'include', 'compact'],
  },
  CwdChanged: { when: 'When the working directory changes.' },
  FileChanged: { when: 'When a watched file changes on disk. The matcher names the files to watch.', tests: 'the name of the file' },
  DirectoryAdded: {
    when: 'When a directory is added to the session.',
    tests: 'how it was added',
    values: ['slash_command', 'register_repo_root'],
  },
  MessageDisplay: { when: 'When a message is shown. It has 10 s.' },
}
