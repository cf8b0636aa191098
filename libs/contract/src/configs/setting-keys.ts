import { z } from 'zod'
import { sandbox } from './setting-sandbox.ts'
import {
  anything,
  command,
  count,
  entry,
  environment,
  filled,
  flag,
  list,
  map,
  object,
  oneOf,
  positive,
  serverMatch,
  share,
  text,
} from './setting-values.ts'

/**
 * Which settings files a key works in: any; the user's or the organisation's; those and the local one; the organisation's alone. In any
 * other it is ignored without a word.
 */
export type SettingScope = 'any' | 'user' | 'local' | 'managed'

/** What is known of one key of a settings file. */
export interface SettingKey {
  scope: SettingScope
  schema: z.ZodType
  /** What Claude Code does with a value the schema refuses: drop the whole file, unless it says otherwise here. */
  badValue?: 'value-dropped' | 'made-text'
}

const inScope =
  (scope: SettingScope) =>
  (keys: Record<string, z.ZodType>): Record<string, SettingKey> =>
    Object.fromEntries(Object.entries(keys).map(([key, schema]) => [key, { scope, schema }]))

const anyFile = inScope('any')
const userFile = inScope('user')
const localFile = inScope('local')
const managedFile = inScope('managed')

const core = anyFile({
  advisorModel: text,
  agent: filled,
  alwaysThinkingEnabled: flag,
  attribution: object({ commit: text, pr: text, sessionUrl: flag }),
  autoCompactEnabled: flag,
  autoCompactWindow: anything,
  autoMemoryDirectory: filled,
  autoMemoryEnabled: flag,
  availableModels: list(text),
  claudeMdExcludes: list(filled),
  cleanupPeriodDays: count,
  disableAllHooks: flag,
  enforceAvailableModels: flag,
  fallbackModel: list(text),
  fastMode: flag,
  fastModePerSessionOptIn: flag,
  fileCheckpointingEnabled: flag,
  fileSuggestion: command,
  includeCoAuthoredBy: flag,
  includeGitInstructions: flag,
  language: text,
  model: text,
  modelOverrides: map(text),
  outputStyle: filled,
  plansDirectory: text,
  prUrlTemplate: text,
  respectGitignore: flag,
  sandbox,
  showThinkingSummaries: flag,
  subagentStatusLine: command,
  switchModelsOnFlag: flag,
  ultracode: flag,
  worktree: object({
    baseRef: oneOf('fresh', 'head'),
    symlinkDirectories: list(text),
    sparsePaths: list(filled),
    bgIsolation: oneOf('worktree', 'none'),
  }),
})

const mcpAndPlugins = {
  ...anyFile({
    additionalMarketplaces: map(entry({ source: entry({ source: text }) })),
    allowedMcpServers: list(serverMatch),
    deniedMcpServers: list(serverMatch),
    disableBundledSkills: flag,
    disableClaudeAiConnectors: flag,
    disabledMcpjsonServers: list(filled),
    disableSkillShellExecution: flag,
    enableAllProjectMcpServers: flag,
    enabledMcpjsonServers: list(filled),
    skillListingBudgetFraction: positive.max(1, 'Use a number up to 1.'),
    skillListingMaxDescChars: count,
    skillOverrides: map(oneOf('on', 'name-only', 'user-invocable-only', 'off')),
    skippedMarketplaces: list(filled),
    skippedPlugins: list(filled),
  }),
  ...userFile({ pluginConfigs: map(object({ mcpServers: map(map(anything)), options: map(anything) })) }),
  ...localFile({ syncClaudeAiSkills: flag }),
  ...managedFile({
    allowAllClaudeAiMcps: flag,
    allowedChannelPlugins: list(entry({ marketplace: text, plugin: text })),
    allowManagedMcpServersOnly: flag,
    blockedMarketplaces: list(entry({ source: text })),
    channelsEnabled: flag,
    disableCommandPluginSources: flag,
    managedMcpServers: anything,
    pluginSuggestionMarketplaces: list(text),
    pluginTrustMessage: filled,
    strictKnownMarketplaces: list(entry({ source: text })),
    strictPluginOnlyCustomization: z.union(
      [flag, list(oneOf('skills', 'agents', 'hooks', 'mcp'))],
      'Use true, false or a list of: skills, agents, hooks, mcp.',
    ),
  }),
}

const accounts = {
  ...anyFile({
    apiKeyHelper: filled,
    autoUpdatesChannel: oneOf('latest', 'stable'),
    awsAuthRefresh: filled,
    awsCredentialExport: filled,
    forceLoginMethod: oneOf('claudeai', 'console', 'gateway'),
    forceLoginOrgUUID: z.union([filled, list(filled)], 'Use text or a list.'),
    gcpAuthRefresh: filled,
    minimumVersion: filled,
    otelHeadersHelper: filled,
  }),
  ...managedFile({ forceLoginGatewayUrl: text, requiredMaximumVersion: text, requiredMinimumVersion: text }),
}

const looks = {
  ...anyFile({
    autoScrollEnabled: flag,
    axScreenReader: flag,
    companyAnnouncements: list(filled),
    defaultShell: oneOf('bash', 'powershell'),
    editorMode: oneOf('normal', 'vim'),
    emojiCompletionEnabled: flag,
    keybindingFlavor: anything,
    prefersReducedMotion: flag,
    promptSuggestionEnabled: flag,
    respondToBashCommands: flag,
    showClearContextOnPlanAccept: flag,
    showTurnDuration: flag,
    spinnerTipsEnabled: flag,
    spinnerTipsOverride: entry({ excludeDefault: flag.optional(), tips: list(filled).min(1, 'Name at least one.') }),
    spinnerVerbs: entry({ mode: oneOf('append', 'replace').optional(), verbs: list(filled).min(1, 'Name at least one.') }),
    syntaxHighlightingDisabled: flag,
    terminalProgressBarEnabled: flag,
    terminalTitleFromRename: flag,
    theme: text.regex(
      /^(?:auto|dark|light|dark-daltonized|light-daltonized|dark-ansi|light-ansi|custom:.+)$/,
      'Use auto, dark, light, one of them with -daltonized or -ansi, or "custom:" with a name.',
    ),
    tui: oneOf('default', 'fullscreen'),
    verbose: flag,
    viewMode: oneOf('default', 'verbose', 'focus'),
    voice: object({ enabled: flag, mode: oneOf('hold', 'tap'), autoSubmit: flag }),
    voiceEnabled: flag,
    wheelScrollAccelerationEnabled: flag,
  }),
  ...userFile({
    askUserQuestionTimeout: oneOf('60s', '5m', '10m', 'never'),
    dialogExpiry: anything,
    footerLinksRegexes: list(entry({ pattern: text, url: text, label: text.optional() })),
    spellcheck: anything,
    vimInsertModeRemaps: map(text),
  }),
}

const sessions = {
  ...anyFile({
    agentPushNotifEnabled: flag,
    allowedHttpHookUrls: list(filled),
    awaySummaryEnabled: flag,
    crossSessionInbound: anything,
    disableAgentView: flag,
    disableArtifact: flag,
    disableAutoMode: oneOf('disable'),
    disableDeepLinkRegistration: oneOf('disable'),
    disableRemoteControl: flag,
    disableWorkflows: flag,
    enableWorkflows: flag,
    feedbackSurveyRate: share,
    httpHookAllowedEnvVars: list(filled),
    inputNeededNotifEnabled: flag,
    isolatePeerMachines: flag,
    preferredNotifChannel: oneOf('auto', 'terminal_bell', 'iterm2', 'iterm2_with_bell', 'kitty', 'ghostty', 'notifications_disabled'),
    remote: object({ defaultEnvironmentId: text }),
    remoteControlAtStartup: flag,
    skipWebFetchPreflight: flag,
    teammateMode: oneOf('auto', 'in-process', 'tmux', 'iterm2'),
    workflowKeywordTriggerEnabled: flag,
    workflowSizeGuideline: oneOf('unrestricted', 'small', 'medium', 'large'),
  }),
  ...userFile({
    autoMode: object({
      environment: list(text),
      allow: list(text),
      soft_deny: list(text),
      hard_deny: list(text),
      classifyAllShell: flag,
    }),
    enableArtifact: flag,
    processWrapper: text,
    skipAutoPermissionPrompt: flag,
    sshConfigs: list(entry({ id: text, name: text, sshHost: text, sshPort: z.int('Use a whole number.').optional() })),
  }),
  ...localFile({ skipDangerousModePermissionPrompt: flag, useAutoModeDuringPlan: flag }),
  ...managedFile({
    allowManagedHooksOnly: flag,
    allowManagedPermissionRulesOnly: flag,
    browserExternalPageTools: oneOf('disabled'),
    claudeMd: text,
    disableBrowserExternalNavigation: flag,
    disableMobileSimulatorTools: flag,
    disableSideloadFlags: flag,
    forceRemoteSettingsRefresh: flag,
    parentSettingsBehavior: oneOf('first-wins', 'merge'),
    policyHelper: entry({ path: text }),
    requireCoworkFullVmSandbox: flag,
    sshHostAllowlist: list(text),
    wslInheritsWindowsSettings: flag,
  }),
}

/**
 * The keys of settings files that Claude Code 2.1.330 documents, but for those that are components of another type (`hooks`,
 * `permissions`, `statusLine`, `enabledPlugins`, `extraKnownMarketplaces`).
 *
 * @see reference `claude-formats.md` §3
 */
export const settingKeys: Readonly<Record<string, SettingKey>> = {
  ...core,
  ...mcpAndPlugins,
  ...accounts,
  ...looks,
  ...sessions,
  env: { scope: 'any', schema: environment, badValue: 'made-text' },
  effortLevel: { scope: 'any', schema: oneOf('low', 'medium', 'high', 'xhigh'), badValue: 'value-dropped' },
}

/** Keys of `~/.claude.json` that are often looked for in a settings file, where they are not read. */
export const globalConfigKeys: readonly string[] = [
  'autoConnectIde',
  'autoInstallIdeExtension',
  'diffTool',
  'externalEditorContext',
  'permissionExplainerEnabled',
  'teammateDefaultModel',
]
