/**
 * Everything that crosses a process: schemas, their types and error codes. Depends on zod alone.
 *
 * @packageDocumentation
 */
export * from './protocol.ts'
export * from './common.ts'
export * from './configs/table.ts'
export { MAX_SKILL_BYTES, MAX_SKILL_FILE_BYTES, MAX_SKILL_FILES, SkillFile } from './configs/skill.ts'
export { type MarketplaceSource } from './configs/plugin.ts'
export { keybindingContexts } from './configs/keybindings.ts'
export { globalConfigKeys, settingKeys, type SettingKey, type SettingScope } from './configs/setting-keys.ts'
export { nestedSettingScopes } from './configs/setting-sandbox.ts'
export { hookEvents, toolEvents, eventsWithoutMatcher, type HookEvent, type HookHandler } from './configs/hook.ts'
export { checkPermissionRule } from './configs/permissions.ts'
export * from './artifacts.ts'
export * from './components.ts'
export * from './profiles.ts'
export * from './machines.ts'
export * from './projects.ts'
export * from './overrides.ts'
export * from './env-vars.ts'
export * from './impact.ts'
export * from './settings.ts'
export * from './activity.ts'
export * from './sync.ts'
export * from './health.ts'
