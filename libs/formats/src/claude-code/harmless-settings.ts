/**
 * Which settings neither run code nor widen what Claude Code may do. Server and client both look here; it imports nothing, because the
 * client must start fast.
 *
 * @packageDocumentation
 */

type Judge = (value: unknown) => boolean

const always: Judge = () => true
const isTrue: Judge = (value) => value === true
const isFalse: Judge = (value) => value === false
const isDisable: Judge = (value) => value === 'disable'
const denies: Judge = (value) => typeof value === 'object' && value !== null && 'mode' in value && value.mode === 'deny'

/** Looks, texts, and what a model is asked: harmless whatever they are set to. */
const looks = [
  '$schema',
  'advisorModel',
  'alwaysThinkingEnabled',
  'attribution',
  'autoCompactEnabled',
  'autoCompactWindow',
  'autoMemoryEnabled',
  'autoScrollEnabled',
  'availableModels',
  'awaySummaryEnabled',
  'axScreenReader',
  'claudeMdExcludes',
  'companyAnnouncements',
  'deniedMcpServers',
  'dialogExpiry',
  'disabledMcpjsonServers',
  'editorMode',
  'effortLevel',
  'emojiCompletionEnabled',
  'enforceAvailableModels',
  'fallbackModel',
  'fastMode',
  'fastModePerSessionOptIn',
  'feedbackSurveyRate',
  'includeCoAuthoredBy',
  'includeGitInstructions',
  'keybindingFlavor',
  'language',
  'model',
  'outputStyle',
  'preferredNotifChannel',
  'prefersReducedMotion',
  'promptSuggestionEnabled',
  'showClearContextOnPlanAccept',
  'showThinkingSummaries',
  'showTurnDuration',
  'skillListingBudgetFraction',
  'skillListingMaxDescChars',
  'spellcheck',
  'spinnerTipsEnabled',
  'spinnerTipsOverride',
  'spinnerVerbs',
  'syntaxHighlightingDisabled',
  'terminalProgressBarEnabled',
  'terminalTitleFromRename',
  'theme',
  'tui',
  'ultracode',
  'verbose',
  'viewMode',
  'wheelScrollAccelerationEnabled',
] as const

/** Harmless as long as they narrow; the other value may take back what another settings file narrowed. */
const narrowing: readonly [pointer: string, judge: Judge][] = [
  ['/disableAgentView', isTrue],
  ['/disableArtifact', isTrue],
  ['/disableAutoMode', isDisable],
  ['/disableBundledSkills', isTrue],
  ['/disableClaudeAiConnectors', isTrue],
  ['/disableDeepLinkRegistration', isDisable],
  ['/disableRemoteControl', isTrue],
  ['/disableSkillShellExecution', isTrue],
  ['/disableWorkflows', isTrue],
  ['/enableAllProjectMcpServers', isFalse],
  ['/remoteControlAtStartup', isFalse],
  ['/respectGitignore', isTrue],
  ['/sandbox/allowUnsandboxedCommands', isFalse],
  ['/sandbox/autoAllowBashIfSandboxed', isFalse],
  ['/sandbox/credentials/envVars', denies],
  ['/sandbox/credentials/files', denies],
  ['/sandbox/enabled', isTrue],
  ['/sandbox/enableWeakerNestedSandbox', isFalse],
  ['/sandbox/enableWeakerNetworkIsolation', isFalse],
  ['/sandbox/failIfUnavailable', isTrue],
  ['/sandbox/filesystem/denyRead', always],
  ['/sandbox/filesystem/denyWrite', always],
  ['/sandbox/network/allowAllUnixSockets', isFalse],
  ['/sandbox/network/allowLocalBinding', isFalse],
  ['/sandbox/network/deniedDomains', always],
  ['/sandbox/network/strictAllowlist', isTrue],
  ['/skipAutoPermissionPrompt', isFalse],
  ['/skipDangerousModePermissionPrompt', isFalse],
]

/** Members with names of the user's own. */
const namedMembers: readonly [pattern: RegExp, judge: Judge][] = [
  [/^\/enabledPlugins\/[^/]+$/, isFalse],
  [/^\/skillOverrides\/[^/]+$/, (value) => value === 'off' || value === 'name-only' || value === 'user-invocable-only'],
]

/** The settings that are harmless whatever they say, by name. */
export const harmlessSettings: ReadonlySet<string> = new Set(looks)

const narrowingByPointer = new Map(narrowing)

/**
 * A setting that is known to be harmless. Anything else counts as running code or widening, a setting nobody knows included.
 *
 * @param pointer - the JSON pointer of the member, or of the array `value` is an element of, from the root of a settings file
 */
export function isHarmlessSetting(pointer: string, value: unknown): boolean {
  const [, name = ''] = pointer.split('/', 2)
  if (harmlessSettings.has(name)) return true
  const judge = narrowingByPointer.get(pointer) ?? namedMembers.find(([pattern]) => pattern.test(pointer))?.[1]
  return judge?.(value) ?? false
}
