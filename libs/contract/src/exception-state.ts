import { z } from 'zod'

/**
 * How an artifact that is not in step stands. `outdated`: the library has moved. `drifted`: changed here. `conflict`: both, in one place.
 * `missing`: deleted here. `foreign`: something else was there before. `waiting`: it runs code, or was asked for from afar, and needs a yes.
 * `failed`: it could not be written.
 */
export const ExceptionState = z.enum(['outdated', 'drifted', 'conflict', 'missing', 'foreign', 'waiting', 'failed'])
export type ExceptionState = z.infer<typeof ExceptionState>
