/**
 * The product: one router over one folder per feature. Hosts open a {@link Ctx} and serve the router; clients see
 * nothing but its type.
 *
 * @packageDocumentation
 */
export { appRouter, type AppRouter } from './router.ts'
export { createCtx, Ctx, type CtxOptions } from './ctx.ts'
export { AppError } from './errors.ts'
export { checkHealth } from './health/service.ts'
export { createCallerFactory } from './trpc.ts'
export { seedLibrary, StarterLibrary } from './starter/seed.ts'
