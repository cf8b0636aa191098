/** What clients import: types alone. */
export type { AppRouter } from './router.ts'
