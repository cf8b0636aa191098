import type { AnyComponent, ConfigOf, HookHandler } from '@ccm/contract'

type McpServer = ConfigOf<'mcp-server'>

/** What every shell, or Claude Code itself, gives a value. */
const always: ReadonlySet<string> = new Set([
  'CLAUDE_CONFIG_DIR',
  'CLAUDE_ENV_FILE',
  'CLAUDE_PLUGIN_DATA',
  'CLAUDE_PLUGIN_ROOT',
  'CLAUDE_PROJECT_DIR',
  'EDITOR',
  'HOME',
  'HOSTNAME',
  'LANG',
  'LC_ALL',
  'LOGNAME',
  'PATH',
  'PWD',
  'SHELL',
  'TEMP',
  'TERM',
  'TMP',
  'TMPDIR',
  'USER',
  'USERNAME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
])

/**
 * The environment variables a component needs: each `${NAME}` without a default where Claude Code expands one (command, arguments,
 * environment, URL and headers of MCP servers, also of those inside subagents), and the names that HTTP hooks may put into headers. Sorted,
 * each once.
 *
 * @see reference `claude-formats.md` §5, §6
 */
export const envReferences = (component: AnyComponent): string[] =>
  [...new Set(namesOf(component))].filter((name) => !always.has(name)).sort()

function namesOf(component: AnyComponent): string[] {
  switch (component.type) {
    case 'mcp-server':
      return namesOfServer(component.config)
    case 'hook':
      return component.config.hooks.flatMap(namesOfHandler)
    case 'subagent':
      return [...namesOfGroups(component.config.hooks), ...(component.config.mcpServers ?? []).flatMap(namesOfItem)]
    case 'skill':
    case 'command':
      return namesOfGroups(component.config.hooks)
    case 'rule':
    case 'permissions':
    case 'settings':
    case 'status-line':
    case 'output-style':
    case 'plugin':
    case 'keybindings':
    case 'claude-md':
      return []
    default:
      return component satisfies never
  }
}

const namesOfItem = (item: NonNullable<ConfigOf<'subagent'>['mcpServers']>[number]) =>
  typeof item === 'string' ? [] : Object.values(item).flatMap(namesOfServer)

function namesOfServer(server: McpServer): string[] {
  const texts =
    server.type === 'stdio'
      ? [server.command, ...(server.args ?? []), ...Object.values(server.env ?? {})]
      : [server.url, ...Object.values(server.headers ?? {})]
  return texts.flatMap((text) => [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].flatMap(([, name]) => (name ? [name] : [])))
}

const namesOfGroups = (groups: ConfigOf<'command'>['hooks'] = {}) =>
  Object.values(groups).flatMap((ofEvent = []) => ofEvent.flatMap(({ hooks }) => hooks.flatMap(namesOfHandler)))

const namesOfHandler = (handler: HookHandler) => (handler.type === 'http' ? (handler.allowedEnvVars ?? []) : [])
