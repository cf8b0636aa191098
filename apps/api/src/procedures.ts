import { appRouter } from '@ccm/server'
import type { AnyTRPCRouter } from '@trpc/server'

/** By full path. The router's own type nests them, which is how clients name them and not how they are kept. */
const { procedures }: AnyTRPCRouter['_def'] = appRouter._def

/** What kind of procedure a full path names, if it names one. */
export const procedureType = (path: string): 'query' | 'mutation' | 'subscription' | undefined =>
  Object.hasOwn(procedures, path) ? procedures[path]?._def.type : undefined
