/**
 * Everything that crosses a process: schemas, their types and error codes. Depends on zod alone.
 *
 * @packageDocumentation
 */
export * from './protocol.ts'
export * from './common.ts'
export * from './configs/table.ts'
export { hookEvents, toolEvents, eventsWithoutMatcher, type HookEvent, type HookHandler } from './configs/hook.ts'
export { checkPermissionRule } from './configs/permissions.ts'
export * from './artifacts.ts'
export * from './components.ts'
export * from './profiles.ts'
export * from './machines.ts'
export * from './projects.ts'
export * from './sync.ts'
export * from './health.ts'
