import { z } from 'zod'

/** Where a component of a profile is written: committed files, this checkout's own files, or the machine's home. */
export const Scope = z.enum(['project', 'local', 'user'])
export type Scope = z.infer<typeof Scope>
