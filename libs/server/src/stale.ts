import { AppError } from './errors.ts'

/** Somebody else saved in the meantime. */
export const stale = (what: string, expected: number, current: number) =>
  new AppError(
    'stale',
    `${what} is at revision ${current} by now, and this change was made from revision ${expected}. Nothing was saved: get it again, then repeat the change.`,
    { issues: [{ path: ['expectedRevision'], message: `The current revision is ${current}.` }] },
  )
