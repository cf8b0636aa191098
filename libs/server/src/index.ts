/**
 * The product: one router over one folder per feature. Hosts open a {@link Ctx} and serve the router; clients see
 * nothing but its type.
 *
 * @packageDocumentation
 */
export { appRouter, type AppRouter } from './router.ts'
export { actorOf } from './actors/actor-of.ts'
export { pruneFiles } from './components/files.ts'
export { pruneActivity } from './activity/prune.ts'
export { createCtx, Ctx, type CtxOptions } from './ctx.ts'
/** For a host that keeps nothing, as tests and benchmarks do: `createSealer(newDataKey())`. */
export { createSealer, newDataKey } from '@ccm/crypto'
export { AppError } from './errors.ts'
export { KeyError } from './keys/key-error.ts'
export { type Keys, type KeyOptions, openKeys } from './keys/open-keys.ts'
export { about } from './settings/about.ts'
export type { Running } from './running.ts'
export { checkHealth } from './health/service.ts'
export { createCallerFactory } from './trpc.ts'
export { seedLibrary } from './starter/seed.ts'
export { StarterLibrary } from './starter/starter-library.ts'
