/**
 * What Claude Code knows of hooks and permission rules, free of zod: judging a settings file must not wait for schemas to be built.
 *
 * @packageDocumentation
 */
export { eventsWithoutMatcher, type HookEvent, hookEvents, toolEvents } from './configs/hook-events.ts'
export { checkPermissionRule } from './configs/permission-rule.ts'
